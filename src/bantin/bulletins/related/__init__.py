"""Related bulletins: found when a bulletin is published, kept, and overridden by the editor.

| module | what it holds |
|---|---|
| `models` | what the editor chose, what was found, and what is still to be found |
| `tokens` | pure: a text as syllables and pairs of them |
| `similarity` | the index on disk that says how like two texts are; the engine's own mathematics |
| `choice` | pure: which of the alike ones readers are offered |
| `finding` | the recipe: index what was published, find, store |
| `listen` | publishing and moving ask for it |
| `queries` | what a page shows: `related_of` |
"""
