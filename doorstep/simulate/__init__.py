"""A seeded population and its workers, for the demo, benchmarks and what-if.

What comes out are filled forms, the same that phones send, so everything behind them is real.
"""
