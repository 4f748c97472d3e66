"""The app as a health worker waits for it."""
