"""Everything a reader sees, written as files that follow the changes.

An announced change becomes rows of the outbox in the same transaction (`listen`). A worker (`worker`) takes
them (`outbox`), works out which artifacts they concern (`plan`), renders those (`bake`) and puts them in
place whole (`write`). `everything` does it for all. The room knows keys, tags and files, and no domain.
"""
