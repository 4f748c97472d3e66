"""The sheet settings: names and values of the whole programme."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from .. import limits
from ..model.messages import PER_WEEK, WAKING, Hours
from ..model.tasks import Band
from ..model.words import Words
from ..problems import Code, Problems, closest, did_you_mean
from ..workbook import Workbook
from ..workbook.fields import Fields, Unique
from ..workbook.languages import Language, parse_language

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOURS = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9]) ?[-–] ?([01][0-9]|2[0-4]):([0-5][0-9])")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ALLOWED = {_ID: "small letters, digits and -", _VERSION: "letters, digits and . _ -"}
_LABEL = "label::"
_POINTS = {f"points::{band.name.lower()}": band for band in Band}
_NEEDED = ("id", "version", "default_language", "time_zone", *_POINTS)
_WORKING_DAYS = "working_days"
_SMS_HOURS, _SMS_PER_WEEK = "sms_hours", "sms_per_week"
NAMES = (*_NEEDED, _WORKING_DAYS, _SMS_HOURS, _SMS_PER_WEEK)
"""The settings that there are, besides the labels."""

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Settings:
    id: str
    version: str
    label: Words
    languages: Sequence[Language]  # the default one first
    time_zone: str
    working_days: tuple[int, ...]  # Monday is 1
    sms_hours: Hours
    sms_per_week: int
    band_points: Mapping[Band, int]


def read_settings(book: Workbook, problems: Problems) -> Settings:
    rows = {name: fields for name, fields in _rows(book, problems) if name}
    languages = _languages(rows)
    if book.sheets.get("settings"):
        _check_names(rows, book, problems)
    points = {band: rows[name].points("value") for name, band in _POINTS.items() if name in rows}
    _check_order(rows, points)
    return Settings(
        id=_matching(rows.get("id"), _ID, limits.PROGRAMME_ID_LENGTH),
        version=_matching(rows.get("version"), _VERSION, limits.VERSION_LENGTH),
        label=Words({language.tag: _label(rows, language) for language in languages}),
        languages=languages,
        time_zone=_time_zone(rows.get("time_zone")),
        working_days=_working_days(rows.get(_WORKING_DAYS)),
        sms_hours=_sms_hours(rows.get(_SMS_HOURS)),
        sms_per_week=_sms_per_week(rows.get(_SMS_PER_WEEK)),
        band_points=points,
    )


def _rows(book: Workbook, problems: Problems) -> list[tuple[str, Fields]]:
    taken = Unique()
    rows = [Fields(row, problems, ()) for row in book.sheet("settings").rows]
    return [(name, row) for row in rows if taken.take(row, "name", name := row.required("name"))]


def _languages(rows: Mapping[str, Fields]) -> list[Language]:
    """The languages of the label rows, the default one first."""
    found = []
    for name, fields in rows.items():
        if name.startswith(_LABEL):
            text = name.removeprefix(_LABEL)
            if language := parse_language(text):
                found.append(language)
            else:
                message = f"`{text}` is not a language and its tag."
                fields.report(Code.MALFORMED_LANGUAGE, "name", message)
    return _default_first(found, rows.get("default_language"))


def _default_first(languages: list[Language], fields: Fields | None) -> list[Language]:
    default = fields.required("value") if fields else ""
    names = [language.name for language in languages]
    if fields and default and default not in names:
        message = f"`{default}` is not a language of this programme."
        tagged = [language.name for language in languages if language.tag == default]
        hint = did_you_mean(tagged[0] if tagged else default, names)
        fields.report(Code.UNKNOWN_LANGUAGE, "value", message, hint)
    return sorted(languages, key=lambda language: language.name != default)


def _check_names(rows: Mapping[str, Fields], book: Workbook, problems: Problems) -> None:
    place = book.sheet("settings").place
    for name, fields in rows.items():
        if name not in NAMES and not name.startswith(_LABEL):
            hint = did_you_mean(name, NAMES)
            fields.report(Code.UNKNOWN_SETTING, "name", f"`{name}` is not a setting.", hint)
    meant = {closest(name, _NEEDED) for name in rows if name not in NAMES}
    for name in _NEEDED:
        if name not in rows and name not in meant:
            problems.add(Code.MISSING_SETTING, place, f"there is no row {name}.")
    if not any(name.startswith(_LABEL) for name in rows):
        hint = "Add a row such as label::English (en), with the programme's name."
        problems.add(Code.MISSING_SETTING, place, "there is no row label::<language>.", hint)


def _check_order(rows: Mapping[str, Fields], points: Mapping[Band, int]) -> None:
    for (less, few), (more, many) in pairwise(sorted(points.items())):
        name = f"points::{more.name.lower()}"
        if many < few and rows[name].text("value").isdecimal():
            message = f"{more.name.lower()} has {many} points, and {less.name.lower()} {few}."
            rows[name].report(Code.BANDS_OUT_OF_ORDER, "value", message)


def _matching(fields: Fields | None, pattern: re.Pattern[str], most: int) -> str:
    if fields is None:
        return ""
    text = fields.required("value", most)
    if text and not pattern.fullmatch(text):
        hint = f"Use {_ALLOWED[pattern]}."
        fields.report(Code.MALFORMED_NAME, "value", f"`{text}` cannot stand here.", hint)
    return text


def _label(rows: Mapping[str, Fields], language: Language) -> str:
    fields = rows[_LABEL + language.name]
    text = fields.text("value")
    if not text:
        message = f"there is no text in {language.name}."
        fields.report(Code.MISSING_TRANSLATION, "value", message)
    return text


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _time_zone(fields: Fields | None) -> str:
    if fields is None:
        return ""
    text = fields.required("value")
    zones = _time_zones()
    if text and text not in zones:
        message = f"`{text}` is not a time zone."
        hint = did_you_mean(text, zones) if len(text) > 4 else None
        fields.report(Code.UNKNOWN_TIME_ZONE, "value", message, hint)
    return text


def _working_days(fields: Fields | None) -> tuple[int, ...]:
    """All seven where there is no row; a row that is there names one at least."""
    whole_week = tuple(range(1, len(WEEK) + 1))
    words = fields.required("value").lower().replace(",", " ").split() if fields else ()
    if fields is None:
        return whole_week
    for word in words:
        if word not in WEEK:
            hint = did_you_mean(word, WEEK) or f"Write some of: {' '.join(WEEK)}."
            fields.report(Code.UNKNOWN_WORD, "value", f"`{word}` is not a day of the week.", hint)
    return tuple(day for day, name in enumerate(WEEK, 1) if name in words) or whole_week


def _sms_hours(fields: Fields | None) -> Hours:
    text = fields.required("value") if fields else ""
    match = _HOURS.fullmatch(text)
    if fields and text and not match:
        hint = "Write two times of day, as in 08:00-18:00."
        fields.report(Code.UNKNOWN_WORD, "value", f"`{text}` is no span of hours.", hint)
    if match is None:
        return WAKING
    start, end = (60 * int(match[n]) + int(match[n + 1]) for n in (1, 3))
    if fields and not start < end <= 24 * 60:
        hint = "Messages go out between the two, on one day: write the earlier one first."
        fields.report(Code.UNKNOWN_WORD, "value", f"`{text}` ends before it begins.", hint)
    return Hours(start, end)


def _sms_per_week(fields: Fields | None) -> int:
    if fields is None:
        return PER_WEEK
    text = fields.required("value")
    if text and not (text.isdecimal() and 1 <= int(text) <= limits.MESSAGES_PER_WEEK):
        hint = f"Write a whole number from 1 to {limits.MESSAGES_PER_WEEK}."
        fields.report(Code.UNKNOWN_WORD, "value", f"`{text}` is no number of messages.", hint)
        return PER_WEEK
    return int(text or PER_WEEK)
