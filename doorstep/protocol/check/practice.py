"""The file practice.json: people who are made up, to practise with on the phone."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from .. import limits
from ..model.practice import Practice, PracticeSubmission
from ..problems import Code, Place, did_you_mean
from ..workbook.folder import PRACTICE
from .draft import Draft


def read_practice(draft: Draft, content: bytes | None) -> Practice | None:
    if content is None:
        return None
    if len(content) > limits.PRACTICE_BYTES:
        message = f"the file has {len(content):,} bytes; at most {limits.PRACTICE_BYTES:,} fit."
        draft.problems.add(Code.TOO_LARGE, Place(PRACTICE), message, "Keep fewer people.")
        return None
    try:
        practice = _practice(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError):
        message = "the file is not as `python -m tools.practice` writes it."
        draft.problems.add(Code.UNREADABLE_FILE, Place(PRACTICE), message, "Write it again.")
        return None
    for name in sorted({one.form for one in practice.submissions} - set(draft.forms)):
        message = f"the programme has no form `{name}`."
        hint = did_you_mean(name, draft.forms) or "Write the file again."
        draft.problems.add(Code.MISSING_FILE, Place(PRACTICE), message, hint)
    return practice


def _practice(found: dict[str, Any]) -> Practice:
    submissions = tuple(
        PracticeSubmission(
            id=str(one["id"]),
            form=str(one["form"]),
            form_version=str(one["form_version"]),
            happened=date.fromisoformat(one["happened"]),
            xml=str(one["xml"]),
        )
        for one in found["submissions"]
    )
    return Practice(date.fromisoformat(found["day"]), submissions)
