"""A compiled programme: the JSON that the server keeps and sends to phones.

``app/src/contract/package.ts`` says the same in TypeScript. A phone needs no compiler: it gets
SQL text, form definitions and words.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

PROTOCOL = 2
"""Version of this shape: raised when an app of before could not work with it, see ``older.py``."""

WordsJson = dict[str, str]


class ColumnJson(TypedDict):
    """A typed column of ``entity_<list>`` or ``form_<form>``."""

    name: str
    type: str  # language.types.Kind
    choices: str | None
    label: NotRequired[WordsJson]  # properties only
    path: NotRequired[str]  # questions only
    match: NotRequired[str]  # properties only: a word of model.records.Matching
    begins: NotRequired[bool]  # with the match "date": of what may come again
    summary: NotRequired[bool]  # properties only: on top of a record's page
    chart: NotRequired[bool]  # properties only: drawn over time
    point: NotRequired[bool]  # properties only: a place on the map


class ListJson(TypedDict):
    """``parent``: the property that names a record's parent; ``owner``: a word of ``Owning``."""

    label: WordsJson
    columns: list[ColumnJson]
    parent: NotRequired[str]
    owner: NotRequired[str]


class SaveJson(TypedDict):
    property: str
    path: str


class EntityJson(TypedDict):
    list: str
    path: str
    saves: list[SaveJson]


class FormJson(TypedDict):
    title: WordsJson
    version: str
    xml: str
    about_list: str
    about_path: str | None
    columns: list[ColumnJson]
    entities: list[EntityJson]
    files: NotRequired[list[str]]  # paths of the questions that are answered with a file


class ChoiceJson(TypedDict):
    name: str
    label: WordsJson


class OccurrenceJson(TypedDict):
    code: str
    label: WordsJson


OutcomeJson = TypedDict(
    "OutcomeJson",
    {"name": str, "label": WordsJson, "effect": str, "for": str, "most": int | None},
)
"""What can be said of a task (``for`` a rule or group; "" of all) with the form task_outcome."""


class ReasonJson(TypedDict):
    """The i-th reason of a rule is bit i of ``task.reasons``."""

    code: str
    label: WordsJson
    band: str | None
    points: int
    points_per_day: int
    cap: int | None


class RuleJson(TypedDict):
    name: str
    label: WordsJson
    group: str
    list: str
    form: str
    mode: str
    assign_to: str
    band: str
    within_day: bool  # its tasks may be other ones in another hour of the day
    occurrences: list[OccurrenceJson]
    reasons: list[ReasonJson]


class EscalationJson(TypedDict):
    """Tasks that have ``name`` as their rule, and ``<rule>.<occurrence>`` of the overdue task as
    their occurrence: its reasons are theirs, as its days overdue are ``after`` more.
    """

    name: str
    label: WordsJson
    group: str
    rules: list[str]
    after: int  # days
    hours: int  # and hours
    assign_to: str
    mode: str
    form: str  # "" where nobody fills one


class MessageJson(TypedDict):
    """Which are due on a day, ``queries["messages"]`` says; ``keyword`` asks for the others."""

    code: str
    audience: str
    trigger: str
    keyword: str
    text: WordsJson  # with ${property}, ${due}, ${closes}, ${attempts} and ${worker}


class KeywordJson(TypedDict):
    """``languages``: by alias, the tag of whose word it is. ``does``: "" or a word of ``Does``."""

    word: str
    aliases: list[str]
    languages: NotRequired[dict[str, str]]
    sender: str
    does: NotRequired[str]
    creates: str | None
    arguments: NotRequired[str]
    answer: WordsJson


class DangerJson(TypedDict):
    """Words, with commas between, that raise ``question`` of what is filled to ``answer``."""

    name: str
    question: str
    answer: str
    words: WordsJson


class IndicatorJson(TypedDict):
    """``sql`` gives rows (worker, area, period, numerator, denominator), with ``:kind``,
    ``:first_day``, ``:last_day``. A count has no denominator; a share always has.
    """

    name: str
    label: WordsJson
    group: str
    is_share: bool
    direction: str  # "higher" or "lower" is better
    target: int | None  # a percentage where it is a share
    worker_months: NotRequired[int]  # that rules about workers look at, this one counted
    sql: str


class SchemaJson(TypedDict):
    """SQL statements. ``projection`` makes entity_*, form_* and period; ``task`` the task table."""

    projection: list[str]
    task: list[str]


class QueriesJson(TypedDict):
    """Those of tasks give one row per task, columns in the order of ``TASK_COLUMNS``. ``messages``
    gives those due on ``:today``, columns of ``MESSAGE_COLUMNS``, from the kept tasks.

    Parameters: ``:today`` (epoch day), ``:now`` (a second of it: the programme's wall clock, since
    1970-01-01T00:00 there), ``:from_day`` and ``:to_day`` (only tasks whose window shares a day
    with them). ``tasks_of_subject`` has one for each list that has rules, for its record
    ``:subject``.

    ``affected`` gives rows (subject), for each list whose records other records look at: whose
    tasks a change of the record ``:subject`` may change besides its own. Ask it before the change
    and after.
    """

    tasks_all: str
    tasks_of_subject: dict[str, str]
    affected: dict[str, str]
    messages: str


class PracticeSubmissionJson(TypedDict):
    id: str
    form: str
    form_version: str
    happened: str  # ISO date
    xml: str


class PracticeJson(TypedDict):
    day: str  # ISO date
    submissions: list[PracticeSubmissionJson]


class Package(TypedDict):
    protocol: int
    programme: str
    version: str
    hash: str  # SHA-256 over everything else, 16 hex digits
    dialect: str
    label: WordsJson
    languages: list[str]
    time_zone: str
    working_days: list[int]  # Monday is 1
    sms_hours: NotRequired[list[int]]  # minutes after midnight: from, to; where they are not usual
    sms_per_week: NotRequired[int]  # the same
    band_points: dict[str, int]
    schema: SchemaJson
    queries: QueriesJson
    choices: dict[str, list[ChoiceJson]]
    lists: dict[str, ListJson]
    forms: dict[str, FormJson]
    media: NotRequired[dict[str, str]]  # by the name that forms use, that of the content
    tables: NotRequired[dict[str, str]]  # CSV that forms read, by name without .csv
    practice: NotRequired[PracticeJson]  # people who are made up
    outcomes: list[OutcomeJson]
    rules: list[RuleJson]
    escalations: list[EscalationJson]
    indicators: list[IndicatorJson]
    messages: list[MessageJson]
    keywords: list[KeywordJson]
    dangers: NotRequired[list[DangerJson]]


def knows_moments(package: Package) -> bool:
    """Whether its tables of forms have ``_at``: not where it was compiled before there were any."""
    return any(" _at " in statement for statement in package["schema"]["projection"])


MESSAGE_COLUMNS = ("message", "audience", "subject", "rule", "occurrence", "cause")

TASK_COLUMNS = (
    "rule",
    "grp",
    "occurrence",
    "cause",
    "subject",
    "owner",
    "area",
    "form",
    "opens",
    "due",
    "closes",
    "due_at",
    "done_day",
    "done_id",
    "done_by",
    "attempts",
    "until",
    "state",
    "band",
    "score",
    "reasons",
)
"""Columns of the task queries and of the table ``task``: ``model.tasks.Task``, flat.

``state`` is its word, ``band`` its number (0 routine to 3 stat), days are epoch days; ``due_at`` is
a second of the programme's wall clock.
"""
