"""Workbooks, markdown or spreadsheet: cells that know where they came from."""

from __future__ import annotations

from .cells import Cell, Row, Sheet, Workbook
from .folder import Folder, read_folder
from .read import read_workbook

__all__ = ["Cell", "Folder", "Row", "Sheet", "Workbook", "read_folder", "read_workbook"]
