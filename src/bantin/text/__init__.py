"""Vietnamese text: values in, values out, standard library only.

| module | what it knows |
|---|---|
| `marks` | combining marks: canonical form (`nfc`), a syllable's tone apart from its letters |
| `normalise` | `nfc`, `normalise` (one tone placement), `fold` (no marks), `clean` (no invisible characters) |
| `view` | a text in NFC that still knows the offsets of the text it was made from |
| `syllables` | which letter sequences can be a Vietnamese syllable, and how much of a text is |
| `slug` | a headline as an address: `slugify` |
| `dates` | a whole string as a date or a moment, and a date as Vietnamese |
| `mentions` | dates in running text |
| `numbers` | numbers and percentages, read and written the Vietnamese way |
| `figures` | numbers in running text |
| `charsets` | the tables of TCVN3, VNI, VISCII and Windows-1258 |
| `encodings` | bytes of unknown encoding into text, or a clear refusal |

The order of use for text from outside: `encodings.decode`, then `normalise.clean`, then `nfc`.
Never `clean` first: TCVN3 that was read as Latin-1 writes "ư" as a soft hyphen.
"""
