"""Who looked at whom, and who changed who may look."""
