"""Writes practice.json of the reference programme anew: ``python -m tools.practice``.

Some families of the simulated district, as their health worker recorded them until today.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from doorstep.protocol.check.load import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.workbook.folder import PRACTICE
from doorstep.simulate.district import encounters
from doorstep.simulate.envelopes import envelope
from doorstep.simulate.people import CHWS

PROGRAMME = Path(__file__).parents[1] / "programmes" / "maternal-child"
FAMILIES = 14
SEED = 7


def main() -> None:
    file = PROGRAMME / PRACTICE
    file.unlink(missing_ok=True)
    forms = compile_programme(load(PROGRAMME), "sqlite")["forms"]
    today = datetime.now(UTC).date()
    made = encounters(today, SEED, [replace(CHWS[0], pregnancies=FAMILIES, diligence=0.8)])
    sent = [envelope(one, forms[one.form], number) for number, one in enumerate(made)]
    kept = ("id", "form", "form_version", "happened", "xml")
    submissions = [{key: dict(one)[key] for key in kept} for one in sent]
    found = {"day": today.isoformat(), "submissions": submissions}
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
