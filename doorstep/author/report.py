"""Problems as a person reads them, and as a machine does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from doorstep.protocol.model.programme import Programme
from doorstep.protocol.problems import Problem, count


class ProblemJson(TypedDict):
    code: str
    severity: str
    file: str
    sheet: str | None
    row: int | None
    line: int | None
    column: str | None
    text: str
    span: tuple[int, int] | None
    message: str
    hint: str
    rule: str


class ReportJson(TypedDict):
    sound: bool  # it has no error
    programme: str | None
    version: str | None
    errors: int
    warnings: int
    problems: list[ProblemJson]
    note: str  # what could not be looked at, and why


def as_text(programme: Programme | None, problems: Sequence[Problem], note: str) -> str:
    """Every problem with its code and the rule that it breaks; the verdict comes last."""
    told = [f"{problem}\n[{problem.code.name}] {problem.code.value.rule}" for problem in problems]
    found = f"{count(problems)} found." if problems else ""
    is_sound = programme is not None and not any(problem.is_error for problem in problems)
    verdict = f"{_verdict(programme)} {found}".strip() if programme and is_sound else found
    return "\n\n".join([*told, verdict, *filter(None, [note])])


def as_json(programme: Programme | None, problems: Sequence[Problem], note: str) -> ReportJson:
    errors = sum(problem.is_error for problem in problems)
    return {
        "sound": programme is not None and not errors,
        "programme": programme.id if programme else None,
        "version": programme.version if programme else None,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_problem(problem) for problem in problems],
        "note": note,
    }


def _verdict(programme: Programme) -> str:
    return (
        f"{programme.id} {programme.version} is sound: {len(programme.rules)} task rules, "
        f"{len(programme.reasons)} reasons, {len(programme.forms)} forms."
    )


def _problem(problem: Problem) -> ProblemJson:
    place = problem.place
    return {
        "code": problem.code.name,
        "severity": problem.severity.value,
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "line": place.line,
        "column": place.column,
        "text": place.text,
        "span": place.span,
        "message": problem.message,
        "hint": problem.hint,
        "rule": problem.code.value.rule,
    }
