"""From a programme folder to a checked ``Programme``: a wrong one cannot be built."""

from __future__ import annotations

from .load import Checked, check, load

__all__ = ["Checked", "check", "load"]
