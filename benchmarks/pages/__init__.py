"""Weight and speed of the reader's pages of the demonstration portal, in Chromium.

Three parts, each over `readings.PAGES`: `weight` (what comes over the wire), `speed` (when it is seen, on a slow
phone and a slow network, beside the same page without styles, scripts and fonts), `lighthouse` (its scores).
"""
