"""XLSForms -> ``model.Form``: pyxform makes the XForm, we check what it leaves unchecked."""

from __future__ import annotations

from .known import Known
from .read import FormFile, read_form

__all__ = ["FormFile", "Known", "read_form"]
