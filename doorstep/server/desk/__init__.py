"""Pages for managers and administrators: log in, and look after phones."""
