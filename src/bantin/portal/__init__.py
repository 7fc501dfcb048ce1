"""The frame of the site: identity, sections, layouts of blocks, photos and files, and what can be baked."""
