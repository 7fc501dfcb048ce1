"""What a reader's browser receives: components, styles, scripts, the typeface, the emblem."""
