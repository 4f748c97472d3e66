"""What can be wrong with a programme, and how it is told to the person who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, StrEnum
from typing import NamedTuple

EXCERPT = 88  # characters of an expression shown above its caret line


class Severity(StrEnum):
    """An error keeps a programme from use; a warning says that it may not do what is meant."""

    ERROR = "error"
    WARNING = "warning"


class Advice(NamedTuple):
    rule: str
    mend: str
    severity: Severity = Severity.ERROR


def _guideline(rule: str, mend: str) -> Advice:
    return Advice(rule, mend, Severity.WARNING)


class Code(Enum):
    """The catalogue: each author error, the rule it breaks and how to mend it."""

    # Files and tables
    NO_PROGRAMME = Advice(
        "A programme folder holds one workbook.",
        "Put programme.md or programme.xlsx in the folder.",
    )
    EMPTY_PROGRAMME = Advice(
        "A programme is written in tables.",
        "Begin with a copy of programmes/maternal-child, or see docs/programmes.md.",
    )
    DUPLICATE_FILE = Advice(
        "A workbook is either markdown or a spreadsheet.", "Keep one of the files."
    )
    UNREADABLE_FILE = Advice(
        "Files are UTF-8 markdown or .xlsx spreadsheets.",
        "Save the file again, as UTF-8 text or as .xlsx.",
    )
    TOO_LARGE = Advice("Programmes are small enough for a phone.", "Shorten it.")
    MISSING_SHEET = Advice("A programme has these sheets.", "Add the sheet with its heading row.")
    UNKNOWN_SHEET = Advice("Only known sheets have a meaning.", "Rename the sheet, or remove it.")
    DUPLICATE_SHEET = Advice("A sheet stands once.", "Move the rows into one table.")
    BROKEN_TABLE = Advice(
        "A table has a heading row, a row of dashes, then its rows.",
        "Put |---|---| under the heading row, with one group of dashes for each column.",
    )
    WRONG_CELL_COUNT = Advice(
        "Each row has a cell for each column.",
        "Add or remove a |. To write | inside a cell, write \\|.",
    )
    CELL_ERROR = Advice("Cells hold values.", "Mend the formula, or write its value.")
    MERGED_CELLS = Advice(
        "Each cell stands for itself: of merged ones only the first has a value.",
        "Unmerge them, and write the value into each row.",
    )
    MISSING_COLUMN = Advice("A sheet has these columns.", "Add the column.")
    UNKNOWN_COLUMN = Advice(
        "Only known columns have a meaning.", "Rename the column, or remove it."
    )
    DUPLICATE_COLUMN = Advice("A column stands once.", "Remove one of them.")

    # Values
    MISSING_VALUE = Advice("This cell is needed.", "Fill it in.")
    MALFORMED_NAME = Advice(
        "Names become names of database columns.",
        "Begin with a letter; use letters a to z, digits and _ only.",
    )
    RESERVED_NAME = Advice("Some names have a meaning already.", "Choose another name.")
    DUPLICATE_NAME = Advice(
        "A name stands for one thing, whatever its capitals.", "Rename one of them."
    )
    TOO_LONG = Advice("Names and words fit on a phone.", "Shorten it.")
    UNKNOWN_WORD = Advice("This cell takes one of a few words.", "Use one of the words.")
    NOT_A_NUMBER = Advice(
        "Points and caps are whole numbers.", "Write a whole number such as 20, without a sign."
    )
    NOT_A_DURATION = Advice(
        "Durations are whole hours, days, weeks, months or years.",
        "Write 84, 84 days, 12 weeks or 9 months 7 days.",
    )
    UNKNOWN_SETTING = Advice("Only known settings have a meaning.", "Rename or remove the row.")
    MISSING_SETTING = Advice("A programme has these settings.", "Add a row to the sheet settings.")
    UNKNOWN_TIME_ZONE = Advice(
        "Days begin and end in the programme's time zone.",
        "Use a name of the tz database such as Africa/Nairobi.",
    )
    UNKNOWN_LANGUAGE = Advice(
        "The rows label::... of the sheet settings say the programme's languages.",
        "Correct the language, or add a row for it to the sheet settings.",
    )
    MALFORMED_LANGUAGE = Advice(
        "A language is written as its name and its tag.", "Write, for example, English (en)."
    )
    MISSING_TRANSLATION = Advice(
        "People read every word in their own language.", "Fill in the translation."
    )
    UNKNOWN_NAME = Advice("What a cell names must exist.", "Correct the name, or add a row for it.")
    MISSING_SOURCE = Advice(
        "Tasks, priority rows with a band and indicators say where they come from.",
        "Name a row of the sheet sources.",
    )

    PARENT_CIRCLE = Advice(
        "Parents lead upwards, and that has an end.", "Leave the parent of one of them blank."
    )

    # Rules
    NO_OCCURRENCES = Advice(
        "A task falls due at least once.", "Add a row for it to the sheet schedule."
    )
    OVERLAPPING_WINDOWS = Advice(
        "One visit completes one occurrence, so windows share no day.",
        "Lower closes of the first or opens of the second.",
    )
    WRONG_FORM = Advice(
        "A task is done with a form about the record that it is for.",
        "Name another form, or give the form's sheet entities a row for the list.",
    )
    MOVING_ANCHOR = Advice(
        "A due date stands still.", "Use a date that was recorded, or submitted()."
    )
    TOO_MANY_REASONS = Advice(
        "A task has at most 60 reasons.", "Join rows of the sheet priority, or split the task."
    )
    SENSITIVE = Advice(
        "An SMS is read by whoever holds the phone, so nothing sensitive stands in one.",
        "Say it without, such as: please visit the health worker.",
    )
    CIRCLE = Advice(
        "Work is not raised by what it raises.", "Take one of the steps out of the circle."
    )
    AMBIGUOUS_REASON = Advice(
        "A priority row means the same for each of its tasks.", "Write one row for each task."
    )

    # Expressions
    SYNTAX = Advice("Expressions follow XLSForm.", "Correct the expression.")
    TOO_COMPLEX = Advice(
        "Expressions stay readable.", "Split it, or let the form calculate a part of it."
    )
    UNKNOWN_FUNCTION = Advice("Only known functions have a meaning.", "Correct the name.")
    WRONG_ARGUMENTS = Advice("A function takes what its description says.", "Correct the call.")
    UNKNOWN_PROPERTY = Advice(
        "${...} names a property of the list.",
        "Correct the name, or add a row to the sheet properties.",
    )
    NOT_A_RECORD = Advice("A path goes on where a property names a record.", "End the path there.")
    NO_HOUSEHOLD = Advice(
        "Records are of one household where their parents lead to the same record.",
        "Give the lists a parent in the sheet entities.",
    )
    UNKNOWN_QUESTION = Advice("An answer belongs to a question of the form.", "Correct the name.")
    UNKNOWN_FORM = Advice("A form in an expression is about the record.", "Correct the name.")
    UNKNOWN_CHOICE = Advice(
        "A value is compared with one of its choices.",
        "Correct the word, or add it to the sheet choices.",
    )
    WRONG_TYPE = Advice("Values of one type go together.", "Compare or count like with like.")
    NOT_ALLOWED_HERE = Advice("Some functions only have a meaning in some columns.", "Remove it.")
    BAD_PATTERN = Advice(
        "Every engine matches a pattern alike.",
        "Correct the pattern, or use contains() or starts-with().",
    )
    BAD_DATE = Advice("Dates exist in the calendar.", "Write date('2026-11-22'), year first.")

    # Forms
    FORM_REJECTED = Advice("Forms are XLSForms that pyxform converts.", "Mend the form.")
    UNLISTED_FORM = Advice("The sheet forms gives each form its title.", "Add a row for it.")
    NO_WIDGET = Advice("A form asks what the phone can show.", "Use another type of question.")
    MISSING_FILE = Advice("Each row of the sheet forms has a file.", "Add it to the folder forms.")
    NOT_ON_PHONE = _guideline(
        "The phone does in its own way what it has not, or leaves it out.",
        "Remove it where the form should say the same everywhere.",
    )
    MISSING_MEDIA = Advice(
        "What a form shows is in the folder media.", "Add the file to media, or correct its name."
    )
    WRONG_MEDIA = Advice(
        "Phones show jpg, png and webp pictures, sounds and films.",
        "Save it as another kind of file, or remove it.",
    )
    WRONG_FORM_ID = Advice("A form's id is the name of its file.", "Give both the same name.")
    NO_ENTITY = Advice(
        "A form makes or updates a record.", "Add a sheet entities with the list's name."
    )
    NOT_A_QUESTION = Advice(
        "entity_id names the question that holds the record.",
        "Write just ${question}, a question outside repeats.",
    )
    MISSING_RECORDS = Advice(
        "A form that updates records reads them from a file, or their versions stay blank.",
        "Add a question select_one_from_file, or a row csv-external.",
    )
    UNKNOWN_RECORDS = Advice(
        "instance('...') names a list that the form has; a wrong one is blank, without a warning.",
        "Correct the name, or add a row csv-external.",
    )
    SAVE_MISMATCH = Advice(
        "An answer has the type of the property it is saved to.",
        "Change the question's type, or the property's.",
    )
    CHOICE_NOT_SHARED = Advice(
        "A form offers only choices that the programme knows.",
        "Add it to the programme's sheet choices, or remove it from the form.",
    )
    DEFAULT_NEVER_SET = Advice(
        "A calculated default is set once, while the form opens.",
        "Remove the default or the relevant, or use a calculate.",
    )

    FORM_FAILS = Advice(
        "A form opens, takes answers and can be sent, as rehearsed with the phone's form engine.",
        "Correct the expression or question.",
    )
    CANNOT_GO_ON = Advice(
        "A required question can be answered.",
        "Make it no longer required, or let people answer it.",
    )

    # Guidelines: warnings
    ALWAYS_TRUE = _guideline(
        "A condition tells some records from others.",
        "Correct the condition, or leave the cell blank.",
    )
    NEVER_TRUE = _guideline(
        "A condition can come true.", "Correct the condition, or remove the row."
    )
    TASK_FOR_EVERYONE = _guideline(
        "A task is for those who need it, or worklists fill with work that helps nobody.",
        "Say in relevant who needs it, such as ${outcome} = ''.",
    )
    NEVER_CLOSED = _guideline(
        "Every task leaves the worklist some day, also when its form cannot be filled.",
        "Give its rows of the sheet schedule a closes, or a relevant that a form can end.",
    )
    NEVER_DONE = _guideline(
        "Some answer to the form completes the task.", "Correct done_when, or the form's choices."
    )
    NO_REASON = _guideline(
        "A task says in words why it is urgent.",
        "Add a row for it to the sheet priority, such as late: days-overdue() > 0.",
    )
    IDLE_REASON = _guideline(
        "A row of the sheet priority changes the order of the worklist.",
        "Give it points, points_per_day or a higher band, or remove it.",
    )
    BANDS_OUT_OF_ORDER = _guideline(
        "The more urgent a band is, the more points it has.",
        "Raise its points, or lower those of the band below.",
    )
    SHARED_WINDOWS = _guideline(
        "One visit completes every open task of its form.",
        "Move the windows apart, tell the tasks apart by done_when, or use one task.",
    )
    LONG_MESSAGE = _guideline(
        "A message is one SMS or two: 160 characters each, or 70 with letters beyond GSM's.",
        "Shorten it, or leave out the letters that make it so long.",
    )
    NEVER_SENT = _guideline(
        "A message goes out some day: about a task, while that is open.",
        "Lower offset, or let the task close later.",
    )
    NOBODY_HEARS = _guideline(
        "Who sends a word is heard by somebody.",
        "Fill a form by it, write a message that it triggers, or remove the row.",
    )
    NEVER_ASKED = _guideline(
        "Every question comes up for somebody.",
        "Correct relevant, of the question or of a group around it, or remove the question.",
    )
    NO_ANSWER_FITS = _guideline(
        "Some answer fits a constraint.", "Correct the constraint; try it with a real answer."
    )
    NEVER_SAVED = _guideline(
        "What a form saves is filled in some submission.",
        "Correct the calculation, or what makes the question relevant.",
    )
    NEVER_WRITTEN = _guideline(
        "What is known of a record comes from a form.",
        "Save a question's answer to it with save_to, or remove the row.",
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as a spreadsheet shows it: the heading row is row 1.

    ``line`` counts the lines of a markdown file. ``span`` is the part of
    ``text``, the cell, from one character up to another.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    text: str = ""
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"sheet {self.sheet}")
        if self.row is not None:
            parts.append(f"row {self.row}" + (f" (line {self.line})" if self.line else ""))
        elif self.line is not None:
            parts.append(f"line {self.line}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    code: Code
    place: Place
    message: str
    hint: str

    @property
    def severity(self) -> Severity:
        return self.code.value.severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        kind = "" if self.is_error else "warning: "
        lines = [f"{self.place}: {kind}{self.message}", *_caret_lines(self.place), self.hint]
        return "\n".join(lines)


class ProgrammeRejected(Exception):  # noqa: N818 (a verdict on the work of its author)
    """A programme cannot be used. Carries all errors found, never only the first.

    ``warnings`` are what else could be seen to be amiss.
    """

    def __init__(self, problems: Collection[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problem for problem in problems if problem.is_error)
        self.warnings = tuple(problem for problem in problems if not problem.is_error)

    def __str__(self) -> str:
        return "\n\n".join([*map(str, self.problems), f"{count(self.problems)} found."])


def count(problems: Collection[Problem]) -> str:
    """``2 problems and 1 warning``."""
    errors = sum(problem.is_error for problem in problems)
    numbers = {"problem": errors, "warning": len(problems) - errors}
    return " and ".join(
        f"{number} {word}{'s' if number > 1 else ''}" for word, number in numbers.items() if number
    )


class Problems:
    """Collects problems, so that authors see all of them at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, code: Code, place: Place, message: str, hint: str | None = None) -> None:
        self._found.append(Problem(code, place, message, hint or code.value.mend))

    def drop(self, unwanted: Callable[[Problem], bool]) -> None:
        self._found = [problem for problem in self._found if not unwanted(problem)]

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def raise_any(self) -> None:
        """Raises ProgrammeRejected where there is an error; warnings stop nobody."""
        if any(problem.is_error for problem in self._found):
            raise ProgrammeRejected(self._found)


def did_you_mean(word: str, known: Collection[str]) -> str | None:
    """A question for the author, where a known word is much like theirs."""
    close = closest(word, known)
    return f"Did you mean `{close}`?" if close else None


LIKE = 0.6
SLIP = 0.8
"""How like two words are, from 0 to 1: from SLIP on, one is the other with a slip of the pen."""


def closest(word: str, known: Collection[str], likeness: float = LIKE) -> str | None:
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=likeness)
    return folded[close[0]] if close else None


def listing(known: Collection[str], most: int = 12) -> str:
    """Some of the known words, for a hint."""
    words = list(known)
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def _caret_lines(place: Place) -> list[str]:
    if place.span is None:
        return []
    start = place.span[0]
    end = max(place.span[1], start + 1)
    first = 0 if len(place.text) <= EXCERPT else max(0, start - EXCERPT // 3)
    excerpt = "".join(" " if c.isspace() else c for c in place.text[first : first + EXCERPT])
    before, after = "…" * (first > 0), "…" * (first + EXCERPT < len(place.text))
    width = max(1, min(end - first, EXCERPT) - (start - first))
    return [
        f"    {before}{excerpt}{after}".rstrip(),
        "    " + " " * (len(before) + start - first) + "^" * width,
    ]
