"""What another version of a programme would mean for the people who do the work."""
