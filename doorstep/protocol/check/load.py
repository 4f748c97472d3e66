"""The order in which a programme is checked: each family knows what came before it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model.programme import Programme
from ..problems import Code, Place, Problems, ProgrammeRejected
from ..workbook import Folder, read_folder
from .aftermath import leave_out
from .choices import read_choices
from .circles import check_circles
from .draft import Draft
from .entities import read_lists
from .escalations import read_escalations
from .forms import read_forms
from .guidelines import warn
from .indicators import read_indicators
from .keywords import read_dangers, read_keywords
from .media import check_size, read_media
from .messages import read_messages
from .outcomes import read_outcomes
from .practice import read_practice
from .priority import read_reasons
from .settings import Settings, read_settings
from .sheets import check_sheets
from .sources import read_sources
from .tasks import read_rules
from .workers import speaks_of_workers


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to say about a folder; without a programme where it has an error.

    ``files`` and ``draft`` are what could be read of it all the same.
    """

    programme: Programme | None
    problems: Problems
    files: Folder | None
    draft: Draft | None


def check(folder: Path) -> Checked:
    """Every error and every warning of a folder, at once."""
    problems = Problems()
    files = _read(folder, problems)
    if files is None:
        return Checked(None, problems, None, None)
    settings, draft = _check(files, problems)
    if any(problem.is_error for problem in problems):
        return Checked(None, problems, files, draft)
    return Checked(_programme(settings, draft), problems, files, draft)


def load(folder: Path) -> Programme:
    """The checked programme of a folder.

    Raises ProgrammeRejected with every problem found.
    """
    found = check(folder)
    if found.programme is None:
        raise ProgrammeRejected(list(found.problems))
    return found.programme


def _read(folder: Path, problems: Problems) -> Folder | None:
    """The workbooks of a folder; None where there is no programme among them."""
    files = read_folder(folder, problems)
    if files and not files.programme.sheets and not any(problems):
        place = Place(files.programme.file)
        problems.add(Code.EMPTY_PROGRAMME, place, "there are no tables in the file.")
    return files if files and files.programme.sheets else None


def _check(files: Folder, problems: Problems) -> tuple[Settings, Draft]:
    """Everything that can be read, also where tables are not whole."""
    settings = read_settings(files.programme, problems)
    check_sheets(files.programme, settings.languages, problems)
    draft = Draft(files.programme, problems, settings.languages)
    read_choices(draft)
    read_lists(draft, with_workers=speaks_of_workers(files.programme, files.forms))
    read_media(draft, files.media)
    read_forms(draft, files.forms)
    check_size(draft)
    draft.practice = read_practice(draft, files.practice)
    read_sources(draft)
    read_rules(draft)
    read_reasons(draft)
    read_outcomes(draft)
    read_escalations(draft)
    read_indicators(draft)
    check_circles(draft)
    read_keywords(draft)
    read_dangers(draft)
    read_messages(draft)
    warn(draft)
    leave_out(files.programme, settings.languages, problems)
    return settings, draft


def _programme(settings: Settings, draft: Draft) -> Programme:
    return Programme(
        id=settings.id,
        version=settings.version,
        label=settings.label,
        languages=tuple(language.tag for language in settings.languages),
        time_zone=settings.time_zone,
        working_days=settings.working_days,
        sms_hours=settings.sms_hours,
        sms_per_week=settings.sms_per_week,
        band_points=settings.band_points,
        choices=draft.choices,
        lists=tuple(draft.lists.values()),
        forms=tuple(draft.forms.values()),
        media=tuple(one for name, one in draft.media.items() if name in draft.shown),
        tables=tuple(one for name, one in draft.tables.items() if f"{name}.csv" in draft.shown),
        practice=draft.practice,
        rules=tuple(draft.rules.values()),
        reasons=tuple(draft.reasons),
        outcomes=tuple(draft.outcomes),
        escalations=tuple(draft.escalations),
        indicators=tuple(draft.indicators),
        messages=tuple(draft.messages),
        keywords=tuple(draft.keywords),
        dangers=tuple(draft.dangers),
        sources=tuple(draft.sources.values()),
    )
