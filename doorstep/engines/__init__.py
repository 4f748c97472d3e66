"""Engines that run a compiled programme, each over a connection that its caller opened."""
