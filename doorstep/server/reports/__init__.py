"""Numbers for those who look after workers."""
