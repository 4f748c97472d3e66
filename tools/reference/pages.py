"""Every page of the reference: its path under docs/reference, and its text."""

from __future__ import annotations

from pathlib import Path

from .functions import functions
from .meaning import meaning
from .problems import problems
from .sheets import sheets

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
MADE = "<!-- Made by ./dev docs. Do not edit: change what it is made from. -->\n\n"


def pages() -> dict[str, str]:
    found = {
        "sheets.md": sheets(),
        "functions.md": functions(),
        "problems.md": problems(),
        **meaning(),
    }
    found["README.md"] = _index(found)
    return {name: MADE + text.rstrip("\n") + "\n" for name, text in found.items()}


def _index(found: dict[str, str]) -> str:
    lines = [
        "# Reference",
        "",
        "- [Sheets and columns](sheets.md) of a programme's workbook",
        "- [Functions](functions.md) of expressions",
        "- [Problems](problems.md): what `doorstep check` says, and how to mend it",
        "",
        "What a programme means, case by case. Each page is a test that runs on every engine:",
        "",
    ]
    for name, text in found.items():
        if name.startswith("meaning/"):
            lines.append(f"- [{_title(text)}]({name})")
    return "\n".join(lines)


def _title(text: str) -> str:
    return next(line[2:] for line in text.split("\n") if line.startswith("# "))
