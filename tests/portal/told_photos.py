"""Photos that tell of themselves, made as cameras and agencies' programs make them."""

import struct
from io import BytesIO

from PIL import Image, PngImagePlugin

UTF8 = b"\x1b%G"
PLACE = b"TOA-DO-22-08-51"
SERIAL = b"SO-MAY-4711"


def iim(*sets: tuple[int, bytes], utf8: bool = False) -> bytes:
    """Data sets of IPTC-IIM's application record, with a character set before them where ``utf8``."""
    found = [(1, 90, UTF8)] if utf8 else []
    found += [(2, number, value) for number, value in sets]
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        for record, number, value in found
    )


def app13(block: bytes) -> bytes:
    """A segment APP13 of a JPEG, as Photoshop writes it: one image resource 0x0404."""
    resource = b"8BIM" + struct.pack(">HBBI", 0x0404, 0, 0, len(block)) + block
    content = b"Photoshop 3.0\0" + resource + b"\0" * (len(block) % 2)
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def xmp(properties: str, attributes: str = "") -> bytes:
    """A packet whose description of the photo holds ``properties``."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:cc="http://creativecommons.org/ns#" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" {attributes}>{properties}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def alt(name: str, *texts: tuple[str, str]) -> str:
    """A property with a text in each of several languages."""
    items = "".join(f'<rdf:li xml:lang="{language}">{text}</rdf:li>' for language, text in texts)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def bag(name: str, *texts: str) -> str:
    """A property with several texts."""
    items = "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"


def exif(**tags: str) -> Image.Exif:
    """What a camera writes, the place and its serial number among it; ``tags`` by Pillow's names of them."""
    made = Image.Exif()
    numbers = {"ImageDescription": 0x010E, "Artist": 0x013B, "Copyright": 0x8298}
    for name, text in tags.items():
        if name in numbers:
            made[numbers[name]] = text
    inner = {0xA431: SERIAL.decode(), 0x927C: b"GHI-CHU-CUA-HANG"}
    if "DateTimeOriginal" in tags:
        inner[0x9003] = tags["DateTimeOriginal"]
    made.get_ifd(0x8769).update(inner)
    made.get_ifd(0x8825).update(
        {
            1: "N",
            2: (22.0, 8.0, 51.0),
            3: "E",
            4: (105.0, 50.0, 11.0),
            27: b"ASCII\0\0\0" + PLACE,
        }
    )
    return made


def picture(
    kind: str = "JPEG",
    *,
    block: bytes = b"",
    packet: bytes = b"",
    told: Image.Exif | None = None,
    size: tuple[int, int] = (900, 600),
    colour: tuple[int, int, int] = (30, 60, 90),
) -> bytes:
    """A photo of one colour in the format ``kind`` with the metadata that are given."""
    options: dict[str, object] = {"exif": told} if told is not None else {}
    if kind == "PNG":
        options["pnginfo"] = notes = PngImagePlugin.PngInfo()
        if packet:
            notes.add_itxt("XML:com.adobe.xmp", packet.decode())
    elif packet:
        options["xmp"] = packet
    Image.new("RGB", size, colour).save(buffer := BytesIO(), kind, **options)  # type: ignore[arg-type]
    content = buffer.getvalue()
    return content[:2] + app13(block) + content[2:] if block else content
