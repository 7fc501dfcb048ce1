"""From what other programs write to the parts of a body. Pure: values in, values out.

| module | what it does |
|---|---|
| `pieces` | what a document is made of: paragraphs with their runs, pictures, tables |
| `clipboard` | reads the HTML of a paste into pieces, with `dialects`, `builder` and `looks` |
| `fonts`, `mending` | text in Unicode and in order |
| `parts` | what a body is made of |
| `arrange` | pieces into parts, with `lists` and `tables` |
| `stream` | parts as the stream of a body stores them |
"""
