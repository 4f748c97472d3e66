"""The page of problems: the catalogue, each with a message that a test holds to the letter."""

from __future__ import annotations

import inspect
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl.workbook.workbook import Workbook

from doorstep.protocol.check import check
from doorstep.protocol.problems import Code, Severity
from tests.author import test_rehearsal as rehearsal
from tests.protocol.check import test_catalogue as catalogue
from tests.protocol.check.sample import FILES
from tests.protocol.language import test_messages as messages
from tests.protocol.workbook.spreadsheets import spreadsheet


def problems() -> str:
    examples = _examples()
    lines = [
        "# Problems",
        "",
        "What `doorstep check` can say. An error keeps a programme from use; a warning says that",
        "it may not do what is meant:",
        "[how to write a good task](../../programmes/TASK_GUIDELINES.md).",
        "",
    ]
    for title, codes in _groups().items():
        lines += [f"## {title}", ""]
        for code in codes:
            kind = " (warning)" if code.value.severity is Severity.WARNING else ""
            lines += [
                f"### {code.name}{kind}",
                "",
                code.value.rule,
                "",
                f"To mend it: {code.value.mend}",
            ]
            lines += ["", "```", examples[code], "```", ""]
    return "\n".join(lines)


def _groups() -> dict[str, list[Code]]:
    """The codes under the headings that the catalogue has in its source."""
    groups: dict[str, list[Code]] = {}
    title = "Others"
    for line in inspect.getsource(Code).split("\n"):
        if heading := re.fullmatch(r"    # (.+)", line):
            title = heading[1].partition(":")[0]
        elif (name := re.match(r"    ([A-Z_]+) = ", line)) and name[1] in Code.__members__:
            groups.setdefault(title, []).append(Code[name[1]])
    return groups


def _examples() -> dict[Code, str]:
    found = dict(_of_files())
    for code, name in rehearsal.SHOWN.items():
        found.setdefault(code, rehearsal.TOLD[name].partition("\n\n")[0])
    for family in catalogue.FAMILIES:
        for case in family.CASES:
            found.setdefault(case.code, case.told)
    for text, told in [*messages.SYNTAX, *messages.NAMES, *messages.TYPES, *messages.DEEP]:
        for code in catalogue.codes(text):
            found.setdefault(code, told)
    return found


def _of_files() -> Iterator[tuple[Code, str]]:
    """Mistakes with whole files, made and checked here."""
    sample = FILES["programme.md"]
    cell = spreadsheet(("settings", [["name", "value"], ["id", "#REF!"]]))
    for files in (
        {},
        {"programme.md": b"# To be written\n"},
        {"programme.md": sample.encode(), "programme.xlsx": cell},
        {"programme.md": sample.encode("utf-16")},
        {
            "programme.md": sample.replace(
                "| name | value |", "| name | value |" + "x|" * 250
            ).encode()
        },
        {"programme.xlsx": cell},
        {"programme.xlsx": _merged()},
        {"programme.md": sample.encode(), "media/scale.svg": b"<svg/>"},
    ):
        yield from _first(files)


def _merged() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("schedule")
    for row in (["task", "code"], ["anc", "12w"], ["anc", "20w"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _first(files: dict[str, bytes]) -> Iterator[tuple[Code, str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "my-programme"
        folder.mkdir()
        for file, content in files.items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_bytes(content)
        problem = next(one for one in check(folder).problems if one.code in catalogue.FILES)
        yield problem.code, str(problem)
