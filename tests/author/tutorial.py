"""The steps of a tutorial: files to write, commands to type and what they answer."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: into=(?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Write:
    """Tables for a file: a sheet that is there already is replaced, a new one comes last."""

    file: str
    text: str

    def apply(self, folder: Path) -> None:
        path = folder / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = _sheets(path.read_text()) if path.exists() else {}
        path.write_text("\n".join({**kept, **_sheets(self.text)}.values()))


@dataclass(frozen=True)
class Type:
    """A command, and what it answers; ``...`` alone on a line stands for any lines."""

    command: list[str]
    answer: str

    def agrees(self, said: str) -> bool:
        parts = [re.escape(part) for part in f"\n{self.answer}".split("\n...\n")]
        return re.fullmatch("\n(?:.*\n)?".join(parts), f"\n{said}", re.DOTALL) is not None


def steps(text: str) -> Iterator[Write | Type]:
    for block in _BLOCK.finditer(text):
        if block["file"]:
            yield Write(block["file"], block["body"])
        elif block["kind"] == "console":
            for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                command, _, answer = part.partition("\n")
                yield Type(shlex.split(command), answer)


def _sheets(text: str) -> dict[str, str]:
    """By heading, a file's parts; what stands before the first is under ''."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return {
        (part.partition("\n")[0] if part.startswith("## ") else ""): part.rstrip("\n") + "\n"
        for part in parts
        if part.strip()
    }
