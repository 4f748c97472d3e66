"""Settings, addresses and the process entry point."""
