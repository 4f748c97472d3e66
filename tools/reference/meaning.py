"""The conformance tables as pages of the manual."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

CONFORMANCE = Path(__file__).parents[2] / "conformance"
_ABOUT = {
    "expressions": "The table `person` holds records; under *expected on* a day stands what each "
    "expression gives for each of them. An empty cell is blank.",
    "tasks": "The tables hold records, filled forms and sheets of a workbook; under *expected on* "
    "a day stand all tasks of that day.",
}


def meaning() -> dict[str, str]:
    return {f"meaning/{path.parent.name}/{path.name}": text for path, text in _pages()}


def _pages() -> Iterator[tuple[Path, str]]:
    for folder, about in _ABOUT.items():
        for path in sorted((CONFORMANCE / folder).glob("*.md")):
            title, _, rest = path.read_text(encoding="utf-8").partition("\n")
            source = f"../../../../conformance/{folder}/{path.name}"
            yield path, f"{title}\n\n*{about} The page is a test: [its source]({source}).*\n{rest}"
