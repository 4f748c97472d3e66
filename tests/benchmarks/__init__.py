"""Benchmarks measure, and here they are seen to run."""
