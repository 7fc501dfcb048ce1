"""Vietnamese text: values in, values out, standard library only.

What other rooms import:

| module | what it gives |
|---|---|
| `normalise` | `nfc`, `normalise` (one tone placement), `fold` (no marks), `clean` (nothing invisible) |
| `slug` | `slugify`: a headline as an address |
| `dates` | `parse_date`, `parse_moment`, `find_dates` in running text, `format_date` |
| `numbers` | `parse_number`, `parse_percent`, `find_numbers` in running text, `format_number` |
| `keyboard` | `typed_out`: the syllable that keys of Telex or VNI were meant for |
| `syllables` | `is_syllable`, `vietnamese_share` |
| `credits` | `split_credit`, `only_credit`: the photographer's name at the end of a caption |
| `encodings` | `decode` bytes of unknown encoding, `decode_as` a known one, `unscramble` a misread text |

What these stand on: `marks` (canonical form, tone and letters apart), `view` (NFC with the way back
to the original's offsets), `moments` and `mentions` (dates), `numerals` and `figures` (numbers),
`charsets` and `vni` (tables of the legacy encodings), `content` (what is no text), `evidence` (which
encoding it is), `misreading` (Vietnamese bytes taken for Western European).

The order for text from outside: `decode`, which ends with `nfc`, then `clean`, then `nfc` again.
Never `clean` first: TCVN3 that was read as Latin-1 writes "ư" as a soft hyphen.
"""
