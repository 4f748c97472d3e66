"""SMS that come in: which word it is, what it says, how urgent it sounds. Pure."""
