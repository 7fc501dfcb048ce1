"""A storage that follows the public folder: any of Django's, S3 among them (docs/decisions/0017-storage.md)."""
