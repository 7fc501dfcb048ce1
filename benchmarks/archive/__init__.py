"""An archive of any size to measure with: bulletins written by rule, with words and lengths of real ones.

`make_archive` fills the site of the settings in force; `python -m benchmarks.archive COUNT HOME` makes a home of it.
"""
