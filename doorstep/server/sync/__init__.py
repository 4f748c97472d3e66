"""The JSON API that phones speak."""
