"""Published programmes: compiled once, kept for ever."""
