"""``doorstep convert``: markdown tables to a spreadsheet and back, without loss."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import markdown, spreadsheet
from .documents import CannotConvert, Document

KINDS = (".md", ".xlsx")


def main(arguments: Sequence[str]) -> int:
    """0 where everything was converted; else 1, and nothing was written."""
    options = _parser().parse_args(arguments)
    source, target = options.source, options.target
    try:
        if target.exists() and not options.force:
            raise CannotConvert(f"{target} is there already. Add --force to write over it.")
        made = _folder(source, target) if source.is_dir() else _file(source, target)
    except CannotConvert as error:
        sys.stderr.write(f"{error}\nNothing was written.\n")
        return 1
    for path, content, lost in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        sys.stdout.write(f"{path}\n" + "".join(f"  {one}\n" for one in lost))
    return 0


Made = list[tuple[Path, bytes, Sequence[str]]]


def _file(source: Path, target: Path) -> Made:
    if source.suffix not in KINDS or target.suffix not in KINDS:
        raise CannotConvert(f"{source} and {target}: give files that end with .md or .xlsx.")
    if not source.is_file():
        raise CannotConvert(f"{source}: there is no such file.")
    document = _read(source)
    return [(target, _written(document, source, target.suffix), document.lost)]


def _folder(source: Path, target: Path) -> Made:
    """Each workbook in the other kind; what is none, such as a README, as it is."""
    files = [path for path in sorted(source.rglob("*")) if path.is_file() and not _is_hidden(path)]
    made: Made = []
    for path in files:
        inside = target / path.relative_to(source)
        if path.suffix not in KINDS or path.name.startswith("README"):
            made.append((inside, path.read_bytes(), ()))
            continue
        other = KINDS[1 - KINDS.index(path.suffix)]
        document = _read(path)
        made.append((inside.with_suffix(other), _written(document, path, other), document.lost))
    if not made:
        raise CannotConvert(f"{source}: there is nothing in the folder.")
    return made


def _is_hidden(path: Path) -> bool:
    return path.name.startswith((".", "~"))


def _read(path: Path) -> Document:
    content = path.read_bytes()
    try:
        if path.suffix == ".xlsx":
            return spreadsheet.parse(content)
        return markdown.parse(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise CannotConvert(f"{path}: the file is not UTF-8 text. Save it as UTF-8.") from None
    except CannotConvert as error:
        raise CannotConvert(f"{path}: {error}") from None


def _written(document: Document, source: Path, kind: str) -> bytes:
    try:
        if kind == ".xlsx":
            return spreadsheet.content_of(document)
        return markdown.text_of(document).encode()
    except CannotConvert as error:
        raise CannotConvert(f"{source}: {error}") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("doorstep convert")
    parser.add_argument("source", type=Path, help="a folder, or a file .md or .xlsx")
    parser.add_argument("target", type=Path, help="where to write it")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    return parser
