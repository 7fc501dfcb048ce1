"""How well related bulletins are found, and what finding them costs: `python -m benchmarks.related`.

Quality is measured on articles of a newspaper, which lie in `shared/corpora` beside the checkout and are no part of
it; costs with texts put together from their paragraphs.
"""
