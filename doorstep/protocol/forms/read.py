"""One XLSForm -> ``model.Form``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import limits
from ..language.types import Type
from ..model.records import Form, Question
from ..model.words import Words
from ..problems import Code, Problem, Problems
from ..workbook import Workbook
from ..workbook.fields import Fields, Unique
from .choices import Lists, choice_lists
from .convert import to_xform
from .entities import about, blocks, declared_entities
from .expressions import check_expressions
from .known import Known
from .lint import check_defaults, check_records
from .media import shown_in, tables_in
from .paths import check_paths
from .saves import Saved, check_fit, saved_items
from .sheets import check_sheets
from .survey import FILES, Item, items
from .words import check_words

_CAUSES = (
    Code.UNKNOWN_SHEET,
    Code.MISSING_SHEET,
    Code.UNKNOWN_COLUMN,
    Code.NO_ENTITY,
    Code.WRONG_CELL_COUNT,
    Code.UNKNOWN_QUESTION,
)


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form, the choice lists that its questions take their answers from, the files it needs."""

    form: Form
    choices: Lists
    shows: frozenset[str]  # files of the folder media that it needs


def read_form(
    name: str, title: Words, book: Workbook, known: Known, problems: Problems
) -> FormFile:
    """Read and check one form. What is wrong is added to ``problems``."""
    before = len(problems)
    check_sheets(book, problems)
    version = _settings(name, book, known, problems)
    lists = choice_lists(book, known, problems)
    asked = tuple(items(book))
    _check_names(asked, known, problems)
    check_words(book, known.languages, problems)
    declared = declared_entities(book, known, problems)
    saved = saved_items(asked, [entity.list for entity in declared], known, problems)
    for one in saved:
        check_fit(one, lists, known, problems)
    check_records(book, declared, known, problems)
    check_defaults(asked, problems)
    check_expressions(book, asked, lists, problems)
    check_paths(book, asked, lists, known, problems)
    tables = tables_in(book, known, problems)
    shows = shown_in(book, known, problems) | {f"{table}.csv" for table in tables}
    about_list, about_path = about(declared, asked, problems)
    xml = _convert(book, problems, before)
    form = Form(
        name=name,
        title=title,
        version=version,
        xml=xml,
        about_list=about_list,
        about_path=about_path,
        questions=tuple(_questions(asked, saved)),
        entities=blocks(xml, book, declared, saved),
        files=tuple(item.path for item in asked if item.word in FILES),
    )
    return FormFile(form, lists, shows)


def _convert(book: Workbook, problems: Problems, before: int) -> str:
    """The XForm. pyxform's word is left out where we have reported its cause already."""
    result = to_xform(book)
    if isinstance(result, str):
        return result
    if not any(_explains(found, result) for found in list(problems)[before:]):
        problems.add(result.code, result.place, result.message, result.hint)
    return ""


def _explains(found: Problem, problem: Problem) -> bool:
    """Whether what we have found is the cause of what pyxform says."""
    here, there = problem.place, found.place
    return found.code in _CAUSES or (here.sheet, here.row) == (there.sheet, there.row)


def _settings(name: str, book: Workbook, known: Known, problems: Problems) -> str:
    """The version of the form."""
    sheet = book.sheet("settings")
    if not sheet.rows:
        if sheet.columns:
            problems.add(Code.MISSING_VALUE, sheet.place, "the sheet has no row.", "Add its row.")
        return ""
    fields = Fields(sheet.rows[0], problems, known.languages)
    form_id = fields.text("form_id")
    if form_id != name:
        message = f"form_id is `{form_id}`, but the file is {name}."
        fields.report(Code.WRONG_FORM_ID, "form_id", message)
    return fields.required("version", limits.VERSION_LENGTH)


def _check_names(asked: Sequence[Item], known: Known, problems: Problems) -> None:
    """Questions become columns: each name stands once, wherever its group is."""
    taken = Unique()
    for item in asked:
        fields = Fields(item.row, problems, known.languages)
        taken.take(fields, "name", fields.name("name"))


def _questions(asked: Sequence[Item], saved: Sequence[Saved]) -> list[Question]:
    """The questions that rules can look at: one answer in each submission, of a known type."""
    properties = {one.item.path: one.target.type for one in saved}
    types: list[tuple[Item, Type | None]] = [
        (item, properties.get(item.path, item.type) if item.is_calculated else item.type)
        for item in asked
        if item.repeat is None
    ]
    return [Question(item.name, item.path, type_) for item, type_ in types if type_]
