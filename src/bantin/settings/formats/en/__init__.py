"""English, as the desk offers it beside Vietnamese."""
