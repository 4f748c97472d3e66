"""The page of sheets and columns."""

from __future__ import annotations

from collections.abc import Iterator

from doorstep.protocol.check import help as words
from doorstep.protocol.check.help import Help, Names, Words
from doorstep.protocol.check.sheets import OPTIONAL, SHEETS
from doorstep.protocol.workbook.markdown import row


def sheets() -> str:
    lines = [
        "# Sheets and columns",
        "",
        "`doorstep template` writes an empty workbook with all of them. `label::<language>` stands",
        "once for each language of the programme.",
        "",
    ]
    for name, columns in words.COLUMNS.items():
        lines += [f"## {name}", "", f"One row is: {words.SHEETS[name]}{_optional(name)}", ""]
        lines += [row(["column", "needed", "what belongs there", "for example"]), "|---" * 4 + "|"]
        lines += [_column(name, column, help_) for column, help_ in columns.items()]
        lines.append("")
        if name == "settings":
            lines += [*_settings(), ""]
    return "\n".join(lines)


def _optional(sheet: str) -> str:
    return " The sheet may be left out." if sheet in OPTIONAL else ""


def _column(sheet: str, column: str, help_: Help) -> str:
    known = SHEETS[sheet]
    shown = f"`{column}::<language>`" if column in known.translated else f"`{column}`"
    needed = "yes" if column in (*known.required, *known.translated) else ""
    return row([shown, needed, help_.text + _takes(help_), _code(help_.example)])


def _takes(help_: Help) -> str:
    match help_.takes:
        case Words(words=found):
            return f" One of: {', '.join(f'`{word}`' for word in found)}."
        case Names(of=found):
            where = " or ".join(f"{sheet}.{column}" for sheet, column in found)
            return f" As in {where}."
    return ""


def _settings() -> Iterator[str]:
    yield row(["setting", "its value", "for example"])
    yield "|---|---|---|"
    for name, help_ in words.SETTINGS.items():
        shown = f"`{name}::<language>`" if name == "label" else f"`{name}`"
        yield row([shown, help_.text, _code(help_.example)])


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
