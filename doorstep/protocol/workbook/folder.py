"""A programme folder: its workbook and its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..problems import SLIP, Code, Place, Problems, closest
from .cells import Workbook
from .read import read_workbook

PRACTICE = "practice.json"
_SUFFIXES = (".md", ".xlsx")


@dataclass(frozen=True, slots=True)
class Folder:
    programme: Workbook
    forms: Mapping[str, Workbook]  # by form name, the file's stem
    media: Mapping[str, bytes]  # by name: what forms show and read
    practice: bytes | None = None  # people to practise with


def read_folder(folder: Path, problems: Problems) -> Folder | None:
    """Read a programme folder; None where it holds no programme."""
    programmes = _files(folder, "", problems)
    if "programme" not in programmes:
        message = "there is no programme.md or programme.xlsx here."
        problems.add(Code.NO_PROGRAMME, Place(folder.name), message, _instead(folder))
        return None
    programme = read_workbook(programmes["programme"], programmes["programme"].name, problems)
    forms = {
        stem: read_workbook(path, f"forms/{path.name}", problems)
        for stem, path in _files(folder / "forms", "forms/", problems).items()
    }
    practice = folder / PRACTICE
    made_up = practice.read_bytes() if practice.is_file() else None
    return Folder(programme, forms, _media(folder / "media"), made_up)


def _media(folder: Path) -> dict[str, bytes]:
    files = sorted(folder.iterdir() if folder.is_dir() else ())
    known = (path for path in files if path.is_file() and not path.name.startswith((".", "README")))
    return {path.name: path.read_bytes() for path in known}


def _instead(folder: Path) -> str | None:
    """What to do with a file that is meant to be the programme, but is not called so."""
    files = {path.stem: path for path in folder.iterdir()} if folder.is_dir() else {}
    meant = files.get(closest("programme", files, SLIP) or "")
    if meant is None:
        return None
    if meant.suffix in _SUFFIXES:
        return f"Rename {meant.name} to programme{meant.suffix}."
    return f"Save {meant.name} again as programme.xlsx."


def _files(folder: Path, prefix: str, problems: Problems) -> dict[str, Path]:
    """The workbooks of a folder by their stem. README and temporary files are none."""
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir() if folder.is_dir() else ()):
        if path.suffix not in _SUFFIXES or path.name.startswith((".", "~", "README")):
            continue
        if path.stem in found:
            message = f"{path.stem} is there as {found[path.stem].suffix} too."
            problems.add(Code.DUPLICATE_FILE, Place(prefix + path.name), message)
        found.setdefault(path.stem, path)
    return found
