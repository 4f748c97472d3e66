"""SMS: what goes out through gateways, what comes in, and what became of it."""
