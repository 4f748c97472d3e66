"""XLSForm expressions: text -> syntax tree (nodes) -> typed, resolved terms."""
