"""Doorstep: who to visit next, and why."""
