"""From what other programs write to the parts of a body. Pure: values in, values out."""
