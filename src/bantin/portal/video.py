"""Addresses of videos: which sites are allowed, and where their players are."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit


class UnknownVideo(ValueError):
    """The address is not that of a video on an allowed site."""

    message_vi = (
        "Địa chỉ này không phải là video của YouTube hoặc Vimeo. "
        "Hãy chép địa chỉ trang xem video, ví dụ https://www.youtube.com/watch?v=…"
    )


@dataclass(frozen=True)
class Video:
    """The page where a video is watched, and the address of its player for a frame."""

    watch_url: str
    embed_url: str


def video_at(url: str) -> Video:
    """Return the video that ``url`` names: a watch, short, embed or live page of YouTube, or one of Vimeo.

    Raises UnknownVideo for any other address. The player of YouTube is the one that sets no cookie before
    the video plays.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"}:
        raise UnknownVideo(f"{url!r} is not an http address.")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if found := _youtube_id(host, parts.path, parts.query):
        return Video(
            f"https://www.youtube.com/watch?v={found}",
            f"https://www.youtube-nocookie.com/embed/{found}?autoplay=1",
        )
    if found := _vimeo_id(host, parts.path):
        return Video(
            f"https://vimeo.com/{found}",
            f"https://player.vimeo.com/video/{found}?dnt=1&autoplay=1",
        )
    raise UnknownVideo(f"{url!r} is not a video of YouTube or Vimeo.")


def _youtube_id(host: str, path: str, query: str) -> str | None:
    if host == "youtu.be":
        candidate = path.removeprefix("/")
    elif host not in {"youtube.com", "youtube-nocookie.com"}:
        return None
    elif path == "/watch":
        candidate = parse_qs(query).get("v", [""])[0]
    else:
        match = re.fullmatch(r"/(?:embed|shorts|live|v)/([^/]+)/?", path)
        candidate = match[1] if match else ""
    return candidate if re.fullmatch(r"[\w-]{11}", candidate, re.ASCII) else None


def _vimeo_id(host: str, path: str) -> str | None:
    if host not in {"vimeo.com", "player.vimeo.com"}:
        return None
    match = re.fullmatch(r"/(?:video/)?(\d{5,12})/?", path)
    return match[1] if match else None
