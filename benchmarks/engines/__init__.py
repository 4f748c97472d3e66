"""Every engine under one complete programme: ``python -m benchmarks.engines --help``."""
