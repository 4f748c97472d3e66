"""What came of filling a form, as problems with the rows of its survey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC

from doorstep.protocol.check.draft import Draft
from doorstep.protocol.compile import form_json, list_json
from doorstep.protocol.forms.survey import items
from doorstep.protocol.model.records import Form
from doorstep.protocol.problems import Code, Problem
from doorstep.protocol.submissions.read import Reading, read
from doorstep.protocol.submissions.xml import UnreadableError
from doorstep.protocol.workbook import Row, Workbook

from .node import Fault, Rehearsed


@dataclass(frozen=True, slots=True)
class _Survey:
    """Where the questions of a form stand."""

    book: Workbook

    def row(self, path: str | None) -> Row | None:
        """The row of a path; notes have no value, so they are found by their name."""
        found = (item.row for item in items(self.book) if item.path == path)
        name = (path or "").rpartition("/")[2]
        named = (row for row in self.book.sheet("survey").rows if row.text("name") == name != "")
        return next(found, None) or next(named, None)

    def problem(
        self, code: Code, path: str | None, column: str, message: str, hint: str | None = None
    ) -> Problem:
        row = self.row(path)
        place = row.cell(column).place if row else self.book.place
        return Problem(code, place, message, hint or code.value.mend)


def problems_of(
    form: Form, rehearsed: Rehearsed, book: Workbook, draft: Draft
) -> Iterator[Problem]:
    survey = _Survey(book)
    yield from (_fault(fault, survey) for fault in rehearsed["faults"])
    if any(fault["kind"] in ("fails", "stuck") for fault in rehearsed["faults"]):
        return  # what follows from it is not told again
    yield from _never_asked(rehearsed, survey)
    readings: list[Reading] = []
    for problem in _submissions(form, rehearsed, draft, survey, readings):
        yield problem
        return
    if readings:
        yield from _never_saved(form, readings, survey)


def _fault(fault: Fault, survey: _Survey) -> Problem:
    path, name = fault["question"], (fault["question"] or "").rpartition("/")[2]
    match fault["kind"]:
        case "no-answer":
            message = f"none of {fault['detail']} answers that were tried fits the constraint."
            return survey.problem(Code.NO_ANSWER_FITS, path, "constraint", message)
        case "stuck":
            message = f"nobody can answer {name}, and the form cannot be sent without it."
            return survey.problem(Code.CANNOT_GO_ON, path, "required", message)
        case "not-refused":
            message = f"the form can be sent without an answer to {name}, which is required."
            return survey.problem(Code.FORM_FAILS, path, "required", message)
    return _failure(fault, survey)


def _failure(fault: Fault, survey: _Survey) -> Problem:
    detail = " ".join(fault["detail"].split()).removeprefix("Error: ")
    message = f"the form engine cannot work with this: {detail[:300].rstrip('.')}."
    column = _COLUMNS.get(fault["column"], fault["column"]) or "type"
    return survey.problem(Code.FORM_FAILS, fault["question"], column, message)


_COLUMNS = {"calculate": "calculation"}


def _never_asked(rehearsed: Rehearsed, survey: _Survey) -> Iterator[Problem]:
    reached = set(rehearsed["reached"])
    for path in rehearsed["questions"]:
        if path not in reached:
            name = path.rpartition("/")[2]
            message = f"{name} never came up when the form was filled {rehearsed['runs']} times."
            yield survey.problem(Code.NEVER_ASKED, path, "relevant", message)


def _submissions(
    form: Form, rehearsed: Rehearsed, draft: Draft, survey: _Survey, readings: list[Reading]
) -> Iterator[Problem]:
    """Read each submission as the server will; what can be read is added to ``readings``."""
    definition = form_json(form)
    lists = {name: list_json(item) for name, item in draft.lists.items()}
    paths = {question.path: question.name for question in form.questions}
    for filled in rehearsed["filled"]:
        try:
            reading = read(filled["xml"], form.name, definition, lists, UTC)
        except UnreadableError as error:
            yield _unreadable(error, form, survey)
            continue
        readings.append(reading)
        for path in filled["answered"]:
            if path in paths and reading.answers[paths[path]] is None:
                message = f"the answer to {paths[path]} is lost when the form is sent."
                yield survey.problem(Code.FORM_FAILS, path, "name", message)
        if filled["record"] and filled["record"] not in reading.about:
            message = "a submission does not name the record that the form was opened for."
            yield survey.problem(Code.FORM_FAILS, form.about_path, "name", message)


def _unreadable(error: UnreadableError, form: Form, survey: _Survey) -> Problem:
    saves = {save.property: save.path for block in form.entities for save in block.saves}
    paths = {question.name: question.path for question in form.questions}
    path = paths.get(error.where) or saves.get(error.where)
    message = f"what the form sends cannot be read: {error.where} {error.reason}".rstrip(".") + "."
    return survey.problem(Code.FORM_FAILS, path, "calculation", message)


def _never_saved(form: Form, readings: Sequence[Reading], survey: _Survey) -> Iterator[Problem]:
    for block in form.entities:
        operations = [one for reading in readings for one in reading.operations]
        written = [
            one for one in operations if one.list == block.list and (one.create or one.update)
        ]
        entities = survey.book.sheet("entities")
        if not written:
            message = f"no submission of {len(readings)} made or changed a {block.list}."
            hint = "Correct create_if or update_if in the sheet entities."
            yield Problem(Code.NEVER_SAVED, entities.place, message, hint)
            continue
        for save in block.saves:
            if not any(one.values.get(save.property) for one in written):
                message = f"{save.property} stayed blank in {len(written)} submissions."
                yield survey.problem(Code.NEVER_SAVED, save.path, "save_to", message)
        if any(one.create for one in written) and not any(one.label for one in written):
            message = f"every {block.list} that the form makes is without a label."
            hint = "Give the sheet entities a label, such as ${full_name}."
            yield Problem(Code.NEVER_SAVED, entities.place, message, hint)
