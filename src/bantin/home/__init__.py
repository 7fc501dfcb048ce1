"""The front page: it curates what lies below."""
