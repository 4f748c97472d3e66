"""The reference programme with one more question: a photo of her card, asked at each visit."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from doorstep.protocol.submissions.files import name_of

from .conftest import PROGRAMME
from .forms import VERSION, new_id, visit

WITH_PHOTO = "2026112499"
LAST = "| date | next_appointment |"
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
PHOTO = name_of(JPEG, "jpg")


def with_photo(folder: Path, source: Path = PROGRAMME) -> Path:
    """A copy of the programme in ``folder``."""
    copy = Path(shutil.copytree(source, folder / "programme"))
    form = copy / "forms" / "anc_visit.md"
    text = form.read_text()
    headings = next(line for line in text.splitlines() if line.startswith("| type "))
    cells = ["image", "card", "Photo of her card", "Photo de sa carte", "Picha ya kadi yake"]
    row = "| " + " | ".join([*cells, *[""] * (headings.count("|") - 1 - len(cells))]) + " |"
    assert LAST in text
    assert VERSION in text
    form.write_text(text.replace(LAST, f"{row}\n{LAST}").replace(VERSION, WITH_PHOTO))
    return copy


def photographed(today: date, record: str, *names: str) -> dict[str, Any]:
    """A visit with photos; the form asks for one, more than that is only read."""
    sent = visit(today, record)
    cards = "".join(f"<card>{name}</card>" for name in names or (PHOTO,))
    xml = sent["xml"].replace("<next>", f"<next>{cards}").replace(VERSION, WITH_PHOTO)
    return sent | {"xml": xml, "form_version": WITH_PHOTO}


__all__ = ["JPEG", "PHOTO", "new_id", "photographed", "with_photo"]
