"""The location hierarchy, and who may see which part of it."""
