"""Documents from markdown and to it."""

from __future__ import annotations

from itertools import zip_longest

from doorstep.protocol.workbook import markdown

from .documents import CannotConvert, Document, Lines, Table


def parse(text: str) -> Document:
    """Raises CannotConvert where a table is not one."""
    lines = text.split("\n")
    found: list[Table] = []
    begin = 0
    for table in markdown.tables(text):
        first, last = table.lines[0][0] - 1, table.lines[-1][0]
        above, under = _around_heading(lines, begin, first)
        found.append(_table(table, above, under))
        begin = last
    _check_titles(found)
    return Document(tuple(found), tuple(lines[begin:]))


def text_of(document: Document) -> str:
    lines: list[str] = []
    for table in document.tables:
        lines += [*table.above, f"## {table.title}", *table.under]
        heading, *rows = table.rows
        lines += [markdown.row(heading), _dashes(table), *map(markdown.row, rows)]
    return "\n".join([*lines, *document.end])


def _around_heading(lines: list[str], begin: int, end: int) -> tuple[Lines, Lines]:
    """The words before the last ``##`` heading of a part of the text, and those after it."""
    plain = [line for _, line in markdown.outside_code("\n".join(lines))]
    headings = [at for at in range(begin, end) if plain[at].startswith("## ")]
    if not headings:
        message = f"line {end + 1}: there is a second table under one heading."
        raise CannotConvert(f"{message} Give it a heading of its own, or join the tables.")
    return tuple(lines[begin : headings[-1]]), tuple(lines[headings[-1] + 1 : end])


def _table(table: markdown.Table, above: Lines, under: Lines) -> Table:
    rows = [tuple(markdown.cells(line)) for _, line in table.lines]
    if len(rows) < 2 or not all(map(markdown.DASHES.fullmatch, rows[1])):
        raise CannotConvert(
            f"line {table.lines[0][0]}: the table {table.title} has no row of dashes. "
            "Put |---|---| under its heading row."
        )
    for (number, _), row in zip(table.lines, rows, strict=True):
        if len(row) != len(rows[0]):
            raise CannotConvert(
                f"line {number}: the row has {len(row)} cells, its heading {len(rows[0])}. "
                "Add or remove a |."
            )
    marks = tuple(":" * d.startswith(":") + "-" + ":" * d.endswith(":") for d in rows[1])
    return Table(
        table.title, (rows[0], *rows[2:]), above, under, marks if ":" in str(marks) else ()
    )


def _check_titles(tables: list[Table]) -> None:
    seen: set[str] = set()
    for table in tables:
        if table.title.casefold() in seen:
            message = f"there are two tables {table.title}. Join them, or rename one."
            raise CannotConvert(message)
        seen.add(table.title.casefold())


def _dashes(table: Table) -> str:
    columns = zip_longest(table.rows[0], table.marks, fillvalue="-")
    return "|" + "|".join(mark.replace("-", "---") for _, mark in columns) + "|"
