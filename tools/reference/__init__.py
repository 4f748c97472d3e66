"""Writes docs/reference from the code itself: `./dev docs`. A test says when it is stale."""
