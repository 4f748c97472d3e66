"""One way to read a workbook, whichever kind of file it is."""

from __future__ import annotations

from pathlib import Path

from .. import limits
from ..problems import Code, Place, Problems
from .cells import Workbook
from .excel import read_excel
from .markdown import read_markdown


def read_workbook(path: Path, file: str, problems: Problems) -> Workbook:
    """Read ``path``, which people know as ``file``. Without sheets where it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        problems.add(
            Code.UNREADABLE_FILE, Place(file), f"the file cannot be read: {error.strerror}."
        )
        return Workbook(file, {})
    if len(content) > limits.FILE_BYTES:
        message = f"the file has {len(content):,} bytes; at most {limits.FILE_BYTES:,} are read."
        problems.add(Code.TOO_LARGE, Place(file), message)
        return Workbook(file, {})
    if path.suffix == ".xlsx":
        return read_excel(file, content, problems)
    return _read_text(file, content, problems)


def _read_text(file: str, content: bytes, problems: Problems) -> Workbook:
    try:
        return read_markdown(file, content.decode("utf-8-sig").replace("\r\n", "\n"), problems)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "the file is not UTF-8 text."
        problems.add(Code.UNREADABLE_FILE, Place(file, line=line), message)
        return Workbook(file, {})
