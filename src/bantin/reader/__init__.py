"""The embedded server for readers: files of public/, without Django and without the desk's database."""
