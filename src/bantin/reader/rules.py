"""What readers may have and how it is said to them: the one place for the embedded server and for nginx.

`bantin.reader.files` answers by these rules, `bantin.reader.nginx` writes them into a configuration.
"""

import re

from bantin.baking.write import SIGNPOST

__all__ = [
    "SIGNPOST"
]  # what the baker leaves at the address of a page that has moved: the new address

# Types are named here rather than taken from the machine's own table, which differs from one to the next.
# What has another ending is no public file.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".rtf": "application/rtf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
# Names that say more than their endings.
TYPES_BY_NAME = {
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
}
PLAIN = "text/plain; charset=utf-8"
# Files beside a page that subscribers ask for by name: they are found where the page has moved.
BESIDE_PAGE = frozenset({*TYPES_BY_NAME, "ninjs.json"})
# Codings that a reader may take, the best first, and the endings of the copies that have them.
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

PAGE = "index.html"
# The page for lost addresses of a site, in the folder of its home page.
LOST = "404.html"
# What the baker leaves in the folder of a page that was withdrawn: a page that says so.
WITHDRAWN = "410.html"
# A name that begins so is nobody's address: files being written, signposts, the folders of other hosts.
HIDDEN = (".", "@")
# Names of hosts that may have a folder of their own.
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
# The desk's addresses; its styles and scripts stand elsewhere.
DESK = "/quan-tri/"
# How many folders above a lost address may have a page for it.
LOST_DEPTH = 8

DAY = 86_400
YEAR = 365 * DAY
# What is kept once for all hosts, and for how long a copy is good without asking.
ASSETS, MEDIA = "/assets/", "/media/"
SHARED = {
    ASSETS: f"public, max-age={YEAR}, immutable",
    MEDIA: f"public, max-age={DAY}",
}
# All others are asked for each time, and answered with "not modified": a change is seen at once.
ASK_AGAIN = "no-cache"
# What is not there may be there in a moment.
NOT_KEPT = "no-store"
VARY = "accept-encoding"

READING = ("GET", "HEAD")
# What is said where there is no page to say it.
WORDS = {
    404: "404: không tìm thấy trang này.",
    405: "405: chỉ đọc được trang này (GET, HEAD).",
    410: "410: trang này đã được gỡ.",
    413: "413: tệp quá lớn, cổng không nhận được.",
    429: "429: quá nhiều yêu cầu trong một lúc, xin thử lại sau ít phút.",
    503: "503: phần này của cổng đang tạm dừng, xin thử lại sau ít phút. Các trang tin vẫn đọc được.",
}
