"""Spreadsheets for tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl.workbook.workbook import Workbook

Rows = Sequence[Sequence[object]]


def spreadsheet(*sheets: tuple[str, Rows]) -> bytes:
    """The content of an .xlsx file with these sheets."""
    book: Any = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        worksheet = book.create_sheet(title)
        for row in rows:
            worksheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
