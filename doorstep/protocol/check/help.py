"""What each sheet and column is for, in a line: for the template, the manual and the checker.

A new column of ``sheets.py`` gets its line here; a test fails until it has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.indicators import Direction
from ..model.messages import Audience, Does, Sender, Trigger
from ..model.outcomes import Effect
from ..model.records import Matching, Owning
from ..model.tasks import Mode, Role
from .entities import TYPES
from .tasks import BANDS


@dataclass(frozen=True, slots=True)
class Words:
    """A cell takes one of these."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """A cell names a row of other sheets, by a column of theirs; ``many`` names may stand in it."""

    of: tuple[tuple[str, str], ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Help:
    text: str
    example: str
    takes: Words | Names | None = None


def _named(sheet: str, column: str = "name") -> Names:
    return Names(((sheet, column),))


_YES = Words(("yes",))
_BAND = Words(tuple(BANDS))
_MODE = Words(tuple(mode.value for mode in Mode))
_ROLE = Words(tuple(role.value for role in Role))
_WORK = Names((("tasks", "name"), ("tasks", "group")))
_SOURCE = Names((("sources", "name"),), many=True)
_LABEL = Help("What people read, in each language of the programme.", "Pregnancy visit")

SHEETS: Mapping[str, str] = {
    "settings": "Names and values of the whole programme.",
    "entities": "An entity list: a kind of thing that is followed over time.",
    "properties": "A property of an entity list: one fact about each of its records.",
    "choices": "A choice of a choice list, as in XLSForm.",
    "forms": "A form of the folder forms.",
    "tasks": "A rule: for whom work falls due, and what does it.",
    "schedule": "An occurrence of a task: when it falls due, and how long it is open.",
    "priority": "A reason why a task is more urgent, in words, and by how much.",
    "outcomes": "What can be said of a task instead of doing it.",
    "escalations": "Who is told of work that stays undone, and when.",
    "indicators": "A number per worker, area and month.",
    "messages": "What is said by SMS, to whom and when.",
    "keywords": "A word of an SMS that comes in, and the answer.",
    "danger_words": "Words in an SMS that make what follows from it more urgent.",
    "sources": "Where a clinical fact comes from.",
}

COLUMNS: Mapping[str, Mapping[str, Help]] = {
    "settings": {
        "name": Help("The setting.", "time_zone"),
        "value": Help("Its value.", "Africa/Nairobi"),
    },
    "entities": {
        "name": Help("The list's name, for forms and rules.", "pregnancy"),
        "parent": Help("Its property that leads up to the household.", "", _named("properties")),
        "owner": Help(
            "Whose a record is: worker, who made it, or area, the one there; blank: its parent's.",
            "worker",
            Words(tuple(Owning)),
        ),
        "label": _LABEL,
    },
    "properties": {
        "list": Help("The entity list that has it.", "pregnancy", _named("entities")),
        "name": Help("Its name; rules write ${name}, forms save_to.", "lmp"),
        "type": Help("What it holds.", "date", Words(tuple(TYPES))),
        "choices": Help("For a select: the choice list.", "yes_no", _named("choices", "list")),
        "to": Help("For a record: the entity list it is of.", "", _named("entities")),
        "sensitive": Help("yes: it never leaves in exports or SMS.", "yes", _YES),
        "match": Help(
            "What it says when two records may be one and the same; blank: nothing.",
            "",
            Words(tuple(Matching)),
        ),
        "summary": Help("yes: it stands on top of the record's page.", "", _YES),
        "chart": Help("yes: its numbers are drawn over time, from all that was said.", "", _YES),
        "label": _LABEL,
    },
    "choices": {
        "list": Help("The choice list.", "yes_no"),
        "name": Help("What is stored; rules compare with it.", "yes"),
        "label": _LABEL,
    },
    "forms": {
        "name": Help("The name of its file, without .md or .xlsx.", "anc_visit"),
        "label": _LABEL,
    },
    "tasks": {
        "name": Help("The task's name, for the other sheets.", "anc"),
        "label": _LABEL,
        "group": Help("Tasks of one group share rows of priority.", "anc"),
        "for": Help("The entity list whose records have it.", "pregnancy", _named("entities")),
        "after": Help("A form: each submission of it has its own tasks.", "", _named("forms")),
        "relevant": Help("Who needs it; blank: everyone.", "${outcome} = ''"),
        "anchor": Help("The date or moment that the schedule counts from.", "${lmp}"),
        "form": Help("The form that does the task.", "anc_visit", _named("forms")),
        "done_when": Help(
            "Which submissions of the form do it; blank: any.", "answer(seen) = 'yes'"
        ),
        "mode": Help("How it is done.", "visit", _MODE),
        "assign_to": Help("Who does it.", "chw", _ROLE),
        "band": Help("How urgent it is before any reason.", "routine", _BAND),
        "source": Help("Rows of sources, with blanks between.", "who_anc_2016", _SOURCE),
    },
    "schedule": {
        "task": Help("The task it belongs to.", "anc", _named("tasks")),
        "code": Help("The occurrence's name within its task.", "20w"),
        "due": Help(
            "How long after the anchor it falls due; in hours too, after a moment.", "20 weeks"
        ),
        "opens": Help("How long before due it opens.", "7 days"),
        "closes": Help("How long after due it stays open; blank: for ever.", "14 days"),
        "repeat": Help("It comes again, so much later each time: code.1, code.2.", "30 days"),
        "until": Help("The last repeat is due no later than so long after the anchor.", "5 years"),
        "after": Help("Code of an earlier row: due counts from the day that was done.", "dose_1"),
        "label": _LABEL,
        "source": Help("Rows of sources, with blanks between.", "who_anc_2016", _SOURCE),
    },
    "priority": {
        "for": Help("A task, or a group of tasks.", "anc", _WORK),
        "code": Help("The reason's name.", "young_mother"),
        "when": Help("The condition under which it holds.", "${age} < 18"),
        "band": Help("Lifts the task at least to this band.", "", _BAND),
        "points": Help("Added to the score.", "10"),
        "points_per_day": Help("Added for each day overdue.", "1"),
        "cap": Help("The most that points_per_day may add.", "30"),
        "label": Help("What the worker reads as the reason, at the door.", "Under 18"),
        "source": Help("Rows of sources; a row with a band needs one.", "", _SOURCE),
    },
    "outcomes": {
        "name": Help("The outcome's name.", "absent"),
        "label": _LABEL,
        "effect": Help(
            "What it does to the task.", "attempted", Words(tuple(one.value for one in Effect))
        ),
        "for": Help("The task, or group of tasks, it can be said of; blank: all.", "anc", _WORK),
        "asks": Help("What is asked for: a deferral asks for the date.", "date", Words(("date",))),
        "most": Help("How far ahead a deferral may reach; blank: any.", "14 days"),
        "source": Help("Rows of sources, with blanks between.", "who_anc_2016", _SOURCE),
    },
    "escalations": {
        "for": Help("The task, or group of tasks, that it watches.", "danger_follow_up", _WORK),
        "code": Help("The name of the work that it makes.", "danger_late"),
        "label": _LABEL,
        "group": Help("Its group, for indicators; blank: escalation.", ""),
        "after": Help("How long after the task was due.", "1 day"),
        "when": Help("Of which overdue tasks; blank: of all.", "${band} = 'stat'"),
        "to": Help("Whose work it becomes.", "supervisor", _ROLE),
        "mode": Help("How it is done.", "call", _MODE),
        "band": Help("How urgent it is at least; blank: as the task is.", "asap", _BAND),
        "form": Help("What they fill; blank: nothing.", "supervisor_call", _named("forms")),
        "closes": Help("How long it stays open; blank: as long as the task.", "7 days"),
        "source": Help("Rows of sources, with blanks between.", "doorstep_proposal", _SOURCE),
    },
    "indicators": {
        "name": Help("The indicator's name.", "anc_on_time"),
        "label": _LABEL,
        "group": Help("Indicators of one group stand together.", "anc"),
        "of": Help("What is counted: tasks, a form or an entity list; blank: tasks.", "tasks"),
        "numerator": Help("Which of them count.", "${group} = 'anc' and ${state} = 'completed'"),
        "denominator": Help("Of which of them it is the share; blank: a number.", ""),
        "on": Help("The date that puts each into its month.", "${due}"),
        "direction": Help("Whether higher or lower is better.", "higher", Words(tuple(Direction))),
        "target": Help("The number to reach; in percent where it is a share.", "80"),
        "source": Help("Rows of sources, with blanks between.", "ptf_indicators", _SOURCE),
    },
    "messages": {
        "code": Help("The message's name.", "anc_reminder"),
        "audience": Help("Who gets it.", "client", Words(tuple(Audience))),
        "trigger": Help("What it follows.", "due", Words(tuple(Trigger))),
        "for": Help("The task or group, entity list or keyword that it is about.", "anc"),
        "offset": Help("Days after that, negative: before; blank: the same day.", "-2 days"),
        "when": Help("About which records; blank: all.", "${phone_consent} = 'yes'"),
        "text": Help("The words, with ${property}; nothing sensitive.", "Your visit is due."),
        "source": Help("Rows of sources, with blanks between.", "doorstep_proposal", _SOURCE),
    },
    "keywords": {
        "word": Help("The word, in any language.", "HELP"),
        "aliases": Help(
            "Other words for it, with blanks between; fr:AIDE says in which language.",
            "fr:AIDE sw:MSAADA",
        ),
        "from": Help("Who may send it.", "anyone", Words(tuple(Sender))),
        "creates": Help("The form that it fills; blank: none.", "", _named("forms")),
        "does": Help("What it does besides; blank: nothing.", "", Words(tuple(Does))),
        "arguments": Help(
            "Questions of that form that the other words answer, in their order, and name=value.",
            "",
        ),
        "answer": Help("What is answered.", "A health worker will call you."),
    },
    "danger_words": {
        "name": Help("What the words say.", "bleeding"),
        "raises": Help(
            "A question of the form that a keyword fills, and the choice it is raised to at least.",
            "urgency=emergency",
        ),
        "words": Help("Words, or several in a row, with commas between.", "bleeding, blood"),
        "source": Help("Rows of sources, with blanks between.", "doorstep_proposal", _SOURCE),
    },
    "sources": {
        "name": Help("The source's name, for the other sheets.", "who_anc_2016"),
        "title": Help("What it is, so that people find it.", "WHO antenatal care, 2016"),
        "link": Help("Where it is, beginning with https://.", "https://www.who.int"),
        "proposal": Help("yes: nobody has published it; settle it locally.", "yes", _YES),
    },
}

SETTINGS: Mapping[str, Help] = {
    "id": Help("The programme's id: small letters, digits and -.", "maternal-child"),
    "version": Help("Raise it with every change.", "2026.11.1"),
    "label": Help("The programme's name, in each language.", "Maternal and child health"),
    "default_language": Help("One of the languages of the label rows.", "English (en)"),
    "time_zone": Help("In which days begin and end.", "Africa/Nairobi"),
    "working_days": Help("On which messages go out; no row: on all.", "mon tue wed thu fri"),
    "sms_hours": Help("Between which hours messages go out; no row: 08:00-20:00.", "08:00-18:00"),
    "sms_per_week": Help("How many reminders one client gets in a week at most; no row: 3.", "2"),
    "points::routine": Help("Points of a task of this band.", "0"),
    "points::urgent": Help("Points of a task of this band.", "20"),
    "points::asap": Help("Points of a task of this band.", "40"),
    "points::stat": Help("Points of a task of this band.", "80"),
}
