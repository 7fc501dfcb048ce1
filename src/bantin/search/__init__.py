"""The readers' index: values in, values out, on disk in between. It knows no Django and no database.

What other rooms import:

| module | what it gives |
|---|---|
| `values` | `Entry` (what is indexed), `Question`, `Answer` and their parts, what can go wrong |
| `index` | `build`, `update`, `Writer`: making and keeping an index; `digests`, `stored`: what it holds |
| `reader` | `Reader`: `search`, `suggest`, `did_you_mean` |

An index is a folder. One process at a time writes it, any number read it, and see what was written at their next
question. docs/decisions/0025-readers-search.md says how it is made and why.
"""
