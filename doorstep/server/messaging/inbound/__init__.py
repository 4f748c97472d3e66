"""SMS that come in: who wrote, what is asked for, and what is done about it."""
