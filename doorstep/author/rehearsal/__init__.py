"""Every form is opened, filled and sent, with the form engine that phones have."""

from __future__ import annotations

from .rehearse import NOT_REHEARSED, rehearse

__all__ = ["NOT_REHEARSED", "rehearse"]
