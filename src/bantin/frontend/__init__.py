"""What a reader's browser receives: templates of components, styles, scripts, the typeface, the emblem."""
