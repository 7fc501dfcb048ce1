"""The archive: all bulletins of a section by year and month, each month in parts that stay as they are.

`place` gives a bulletin its part when it is first published, `queries` choose what the pages show, `pages` are the
artifacts. docs/decisions/0015-archive.md tells why.
"""
