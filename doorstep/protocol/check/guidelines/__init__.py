"""What a right programme may still do otherwise than it is meant: warnings, one file per family."""

from __future__ import annotations

from .guide import warn

__all__ = ["warn"]
