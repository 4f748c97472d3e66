"""SMS: gateways, what goes out and what comes in."""
