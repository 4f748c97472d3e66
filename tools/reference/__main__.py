"""``python -m tools.reference``: write the pages anew, and remove those that are none any more."""

from __future__ import annotations

import sys

from tools import clinician

from .pages import REFERENCE, pages


def main() -> int:
    wanted = pages()
    for path in REFERENCE.rglob("*.md"):
        if path.relative_to(REFERENCE).as_posix() not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    clinician.PAGE.parent.mkdir(parents=True, exist_ok=True)
    clinician.PAGE.write_text(clinician.page(), encoding="utf-8")
    sys.stdout.write(f"{len(wanted)} pages in docs/reference, and one for clinicians\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
