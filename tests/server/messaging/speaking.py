"""The antenatal programme with messages, and the women it speaks to."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from doorstep.server.tasks.publish import publish

from ..conftest import PROGRAMME
from ..forms import register

NAIROBI = ZoneInfo("Africa/Nairobi")
LATIN = ("English (en)", "French (fr)", "Swahili (sw)")
HEADING = ["code", "audience", "trigger", "for", "offset", "when", *(f"text::{n}" for n in LATIN)]
CHECK = "Check by ${due}: ${village}, ${worker}"
MONTH = "Done: ${pregnancies_registered}, ${anc_visits_kept}"
MESSAGES = [
    ["hello", "client", "created", "pregnancy", "", "", "Welcome", "Bienvenue", "Karibu"],
    ["visit", "client", "opens", "anc", "", "", *["Visit by ${closes}, {}."] * 3],
    ["check", "chw", "opens", "danger_follow_up", "", "", *[CHECK] * 3],
    ["late", "supervisor", "due", "anc", "", "", *["A visit is due"] * 3],
    ["home", "household", "created", "pregnancy", "", "", *["Welcome all"] * 3],
    ["month", "chw", "month_end", "worker", "1 day", "", *[MONTH] * 3],
]


def table(rows: list[list[str]]) -> str:
    lines = [HEADING, ["---"] * len(HEADING), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def speaking(folder: Path, *codes: str, settings: str = "") -> None:
    """Published, with some of the messages above."""
    spoken(folder, *codes, settings=settings)
    publish(folder)


def spoken(folder: Path, *codes: str, settings: str = "") -> None:
    shutil.copytree(PROGRAMME, folder)
    file = folder / "programme.md"
    text = file.read_text()
    rows = [row for row in MESSAGES if row[0] in codes]
    text += f"\n## messages\n\n{table(rows)}\n"
    text = text.replace("| points::routine | 0 |", f"{settings}| points::routine | 0 |")
    listed = "| pregnancy | Pregnancy | Grossesse | Ujauzito |\n"
    text = text.replace(listed, listed + "| worker | Health worker | Agente | Mhudumu |\n")
    file.write_text(text)


def woman(
    today: date,
    phone: str = "0712345678",
    agreed: str = "yes",
    weeks: int = 20,
    name: str = "Amina Wanjiru",
) -> dict[str, Any]:
    """A registration; the form asks whether she agrees where she has a number."""
    form = register(today, weeks, name=name)
    said = f"<phone>{phone}</phone><phone_consent>{agreed}</phone_consent>"
    return form | {"xml": form["xml"].replace("<phone/>", said)}


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """On a day, as clocks show it in Nairobi."""
    return datetime.combine(day, time(hour, minute), NAIROBI).astimezone(UTC)
