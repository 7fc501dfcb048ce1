"""Files that an upload must refuse, and photos with what cameras write into them, made as small as they can be."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def png_bomb(side: int) -> bytes:
    """A whole grey PNG of ``side`` x ``side`` pixels, compressed a row at a time."""
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(side // 8 + 1)) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def encoded(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """A small picture in the format ``kind``."""
    Image.effect_noise(size, 60).convert("RGB").save(buffer := BytesIO(), kind, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def jpeg_said_to_be(width: int, height: int) -> bytes:
    """A small JPEG whose header says that it is a large one."""
    plain = encoded("JPEG")
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack(">HH", height, width) + plain[at + 4 :]


def webp_said_to_be(side: int) -> bytes:
    """The header of an extended WebP file of ``side`` x ``side`` pixels."""
    size = (side - 1).to_bytes(3, "little") * 2
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + size


def moving(kind: str, frames: int = 3) -> bytes:
    """A picture with several frames."""
    pictures = [Image.new("RGB", (8, 8), (n * 85 % 256, n // 256 * 16, 0)) for n in range(frames)]
    pictures[0].save(buffer := BytesIO(), kind, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()


def camera_jpeg(orientation: int = 6, size: tuple[int, int] = (900, 600)) -> bytes:
    """A JPEG as a phone makes it: lying on its side, red to the left, with the place it was taken at."""
    image = Image.new("RGB", size, (30, 60, 90))
    image.paste((200, 20, 20), (0, 0, size[0] // 3, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "MAY-ANH-CUA-TOI"
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 8.0, 51.0), 3: "E", 4: (105.0, 50.0, 11.0)})
    image.save(
        buffer := BytesIO(), "JPEG", exif=exif, comment=b"NHA-RIENG", xmp=b"<x>TOA-DO-XMP</x>"
    )
    return buffer.getvalue()


def jpeg_with_scans(more: int) -> bytes:
    """A progressive JPEG whose last scan stands in it ``more`` times more."""
    plain = encoded("JPEG", progressive=True)
    end, last = plain.rindex(b"\xff\xd9"), plain.rindex(b"\xff\xda")
    return plain[:end] + plain[last:end] * more + plain[end:]
