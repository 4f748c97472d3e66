"""Workers, their devices, and how a phone becomes theirs."""
