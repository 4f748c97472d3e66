"""Whole populations at once, from files: tasks, what-if, explanations. Needs no server."""
