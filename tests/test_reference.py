"""docs/reference says what the code says."""

from __future__ import annotations

from tools import clinician
from tools.reference.pages import REFERENCE, pages

STALE = "docs/reference or docs/programmes is stale: run ./dev docs"


def test_the_reference_is_current() -> None:
    wanted = pages()
    there = {path.relative_to(REFERENCE).as_posix() for path in REFERENCE.rglob("*.md")}
    assert there == set(wanted), STALE
    stale = [n for n, text in wanted.items() if (REFERENCE / n).read_text(encoding="utf-8") != text]
    assert stale == [], STALE


def test_what_clinicians_sign_is_what_the_workbook_says() -> None:
    assert clinician.PAGE.read_text(encoding="utf-8") == clinician.page(), STALE
