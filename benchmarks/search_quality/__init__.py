"""How well readers find: a judged set of our own and known items of a newspaper, beside plain engines.

Every query is asked as it is written and without its marks. Half of the known items are for choosing weights
(`python -m benchmarks.search_quality tune`); what is reported is of the other half, which nothing was chosen by.
"""
