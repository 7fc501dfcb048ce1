"""What the portal says to machines: feeds, ninjs, maps of its addresses, robots.txt.

Each file is an artifact like a reader's page (`artifacts`, `site_maps`, `robots`). What it says is put together
from the database (`channels`, `queries`, `content`) as plain values (`entries`) and written by modules that know
one format each and no Django: `rss`, `atom`, `json_feed`, `ninjs`, `site_map_xml`.
"""
