"""How fast readers' search is, at several sizes, beside raw FTS5 with the same texts and questions."""
