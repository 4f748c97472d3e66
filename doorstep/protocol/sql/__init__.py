"""Plan -> SQL text, by way of SQLGlot. The same statements on every engine, save ``dialects``."""
