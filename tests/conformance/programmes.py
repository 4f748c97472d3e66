"""Random programmes, as an author could write them over the lists and forms of the conformance
programme: rules, schedules, priorities, outcomes, escalations, indicators and messages.

They are built as sheets and read by ``check``, so they are programmes as any other.
Everything comes from one seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from doorstep.protocol.model.programme import Programme
from doorstep.protocol.problems import Code, ProgrammeRejected

from .cases import programme_of
from .generated import GRAMMAR, expression
from .tables import Row

FORMS = {"person": "visit", "household": "home", "child": "weigh", "worker": "supervise"}
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BANDS = ("routine", "routine", "urgent", "asap", "stat")

WORDS: Mapping[str, tuple[str, ...]] = {
    **GRAMMAR,
    "of_a_person": ("true()", "${age} > 0", "count(visit) < 2", "<condition>", "<condition>"),
    "of_a_household": (
        "${rooms} > 5",
        "count(home) = 0",
        "any-in-household(child, <of_child>)",
        "count-in-household(person, <of_person>) >= 2",
        "${head.town} != ''",
        "age-in-months(known()) < 3",
    ),
    "of_a_child": (
        "${weight} < 7",
        "age-in-months(${born}) < 3",
        "${mother.age} > 2",
        "${mother.household.village} != ''",
        "count(weigh, 30) = 0",
        "days-since(last-submitted(weigh)) > 7",
        "selected(${likes}, '<fruit>')",
        "any-in-household(person, <of_person>)",
    ),
    "of_a_worker": (
        "days-since(${last_seen}) >= 14",
        "indicator(share) < 50",
        "indicator(share, 1) <= indicator(share, 2)",
        "indicator(number, 1) < 3 or indicator(share) = ''",
        "${role} = 'chw'",
        "count(supervise) = 0",
    ),
    "of_a_cause": (
        "answer(pulse) > 7",
        "answer(well) = 'no'",
        "submitted() = last-submitted(visit)",
        "submitted() - ${born} < 100",
        "answer(pulse) > ${age} and ${town} != 'Kisumu'",
    ),
    "of_an_answer": (
        "answer(pulse) >= 2",
        "answer(well) != 'no'",
        "${age} > 3",
        "answer(note) != ''",
    ),
    "from_a_person": (
        *("${born}", "${born}", "${lmp}", "${seen}", "known()", "last-submitted(visit)"),
        *("add-months(${born}, 2)", "coalesce(${lmp}, ${born}) + 7", "first-submitted(visit)"),
        *("if(${age} > 7, ${born}, ${lmp})", "${partner.born}", "max(${seen}, ${born})"),
    ),
    "clock_of_a_person": (
        *("${fell_ill}", "${fell_ill}", "${referred}", "last-submitted-at(visit)"),
        *("max(${fell_ill}, ${referred})", "coalesce(${referred}, last(visit, began))"),
        "if(${age} > 7, ${fell_ill}, ${partner.fell_ill})",
    ),
    "clock_of_a_cause": ("submitted-at()", "submitted-at()", "max(submitted-at(), ${referred})"),
    "from_a_household": ("known()", "${head.born}", "last-submitted(home)"),
    "from_a_child": ("${born}", "${mother.lmp}", "add-months(${born}, 1)", "known()"),
    "from_a_worker": ("${active_since}", "${last_seen}", "known()"),
    "from_a_cause": (
        *("submitted()", "submitted() + 3", "min(submitted() + 14, ${born} + 120)"),
        *("answer(next_visit)", "if(answer(well) = 'no', submitted(), '')"),
    ),
    "of_a_task": (
        "${state} = 'completed'",
        "${state} != 'cancelled'",
        "${done_day} <= ${due}",
        "${band} >= 1",
        "${subject} != 'person1'",
        "${opens} < ${due}",
        "(${state} = 'failed' or ${closes} = '')",
    ),
}
"""What conditions and anchors can be; what a rule must not use as an anchor is not there."""

ACCEPTABLE = {Code.TOO_COMPLEX}
"""By what a random programme may be refused: a long random condition."""


def programme(chance: Random) -> Programme:
    """The first of a seed that is not refused."""
    while True:
        try:
            return programme_of(sheets(chance))
        except ProgrammeRejected as error:
            unexpected = [p for p in error.problems if p.code not in ACCEPTABLE]
            if unexpected:
                raise


def sheets(chance: Random) -> dict[str, list[Row]]:
    rules = [_rule(number, chance) for number in range(chance.randint(2, 4))]
    schedule = [row for rule in rules for row in _schedule(rule, chance)]
    found = {
        "settings": _settings(chance),
        "tasks": rules,
        "schedule": schedule,
        "priority": [_reason(n, rules, chance) for n in range(chance.randint(1, 4))],
        "outcomes": [_outcome(n, rules, chance) for n in range(chance.randint(1, 4))],
        "escalations": [_escalation(n, rules, chance) for n in range(chance.randint(1, 2))],
        "indicators": list(_indicators(rules, chance)),
        "messages": [_message(n, rules, chance) for n in range(chance.randint(1, 3))],
    }
    return {name: rows for name, rows in found.items() if rows}


def _settings(chance: Random) -> list[Row]:
    days = chance.sample(WEEK, chance.randint(1, 6))
    return [{"name": "working_days", "value": " ".join(days)}] if chance.random() < 0.5 else []


def _said(part: str, chance: Random) -> str:
    return expression(chance, part, WORDS, depth=2)


def _maybe(text: str, chance: Random) -> str:
    return text if chance.random() < 0.5 else ""


def _days(least: int, most: int, chance: Random) -> str:
    return f"{chance.randint(least, most)} days"


def _hours(least: int, most: int, chance: Random) -> str:
    """Mostly in hours, now and then with days."""
    hours, spread = chance.randint(least, most), chance.random() < 0.3
    return f"{hours // 24} days {hours % 24} hours" if spread and hours >= 24 else f"{hours} hours"


def in_hours(rule: Row) -> bool:
    """Whether the anchor is a moment, so that the rule counts in hours."""
    return rule["anchor"] in (*WORDS["clock_of_a_person"], *WORDS["clock_of_a_cause"])


def _rule(number: int, chance: Random) -> Row:
    about = chance.choice(["person", "person", "person", "household", "child", "worker"])
    follows = about == "person" and chance.random() < 0.4
    kind = "cause" if follows else about
    condition = _said(
        "of_a_cause" if follows and chance.random() < 0.7 else f"of_a_{about}", chance
    )
    return {
        "name": f"rule{number}",
        "group": "team" if about == "worker" else chance.choice(["care", "help"]),
        "for": about,
        "after": "visit" if follows else "",
        "relevant": _maybe(condition, chance),
        "anchor": _said(_anchor(kind, chance), chance),
        "form": FORMS[about],
        "done_when": _maybe(_said("of_an_answer", chance), chance) if about == "person" else "",
        "assign_to": chance.choice(["chw", "supervisor"]),
        "band": chance.choice(BANDS),
    }


def _anchor(kind: str, chance: Random) -> str:
    has_clock = f"clock_of_a_{kind}" in WORDS
    return f"{'clock_of' if has_clock and chance.random() < 0.4 else 'from'}_a_{kind}"


def _schedule(rule: Row, chance: Random) -> Iterator[Row]:
    in_days = [_rows_in_days, _rows_in_months, _repeating, _chain]
    of_clock = [_rows_in_hours, _rows_in_hours, _repeating_in_hours, _chain_in_hours]
    kind = chance.choice([*of_clock, *in_days] if in_hours(rule) else in_days)
    blank = {"opens": "", "closes": "", "repeat": "", "until": "", "after": ""}
    for row in kind(chance):
        yield {"task": rule["name"], "code": "", "due": "", **blank, **row}


def _rows_in_days(chance: Random) -> Iterator[Row]:
    """One after the other; the last may stay open for ever."""
    day, rows = chance.randint(-10, 110), chance.randint(1, 3)
    for number in range(rows):
        opens, closes = chance.randint(0, 10), chance.randint(0, 20)
        open_ended = number == rows - 1 and chance.random() < 0.4
        yield {
            "code": f"r{number}",
            "due": f"{day + opens} days",
            "opens": f"{opens} days",
            "closes": "" if open_ended else f"{closes} days",
        }
        day += opens + closes + 1 + chance.randint(0, 20)


def _rows_in_months(chance: Random) -> Iterator[Row]:
    for month in chance.sample(range(6), chance.randint(1, 3)):
        due = f"{month} months {chance.randint(0, 5)} days" if month else "0 days"
        yield {"code": f"m{month}", "due": due, "opens": _days(0, 4, chance), "closes": "10 days"}


def _repeating(chance: Random) -> Iterator[Row]:
    every, until = chance.choice(
        [("2 weeks", "5 times"), ("1 month", "7 months"), ("20 days", "150 days")]
    )
    yield {
        "code": "again",
        "due": _days(0, 90, chance),
        "opens": _days(0, 5, chance),
        "closes": _days(0, 8, chance),
        "repeat": every,
        "until": until,
    }


def _chain(chance: Random) -> Iterator[Row]:
    yield {
        "code": "c0",
        "due": _days(0, 110, chance),
        "opens": _days(0, 30, chance),
        "closes": _maybe(_days(0, 60, chance), chance),
    }
    for number in range(1, chance.randint(2, 3)):
        yield {
            "code": f"c{number}",
            "due": chance.choice(["2 weeks", "1 month", "8 days"]),
            "opens": _days(0, 7, chance),
            "closes": _maybe(_days(0, 20, chance), chance),
            "after": f"c{number - 1}",
        }


def _rows_in_hours(chance: Random) -> Iterator[Row]:
    """One opens in the moment, or after, the other closes; around the days of what was filled."""
    hour, rows = chance.choice([0, 6, 24 * 75, 24 * 84]), chance.randint(1, 3)
    for number in range(rows):
        opens, closes = chance.randint(0, 30), chance.randint(0, 90)
        open_ended = number == rows - 1 and chance.random() < 0.4
        yield {
            "code": f"h{number}",
            "due": _hours(hour + opens, hour + opens, chance),
            "opens": f"{opens} hours",
            "closes": "" if open_ended else f"{closes} hours",
        }
        hour += opens + closes + chance.randint(0, 48)


def _repeating_in_hours(chance: Random) -> Iterator[Row]:
    every, until = chance.choice([("8 hours", "9 times"), ("2 days 6 hours", "6 times")])
    yield {
        "code": "again",
        "due": _hours(0, 24 * 80, chance),
        "opens": _hours(0, 3, chance),
        "closes": _hours(0, 5, chance),
        "repeat": every,
        "until": until,
    }


def _chain_in_hours(chance: Random) -> Iterator[Row]:
    yield {"code": "c0", "due": "80 days", "opens": "80 days", "closes": _hours(0, 24, chance)}
    for number in range(1, chance.randint(2, 3)):
        yield {
            "code": f"c{number}",
            "due": _hours(6, 90, chance),
            "opens": _hours(0, 6, chance),
            "closes": _maybe(_hours(0, 60, chance), chance),
            "after": f"c{number - 1}",
        }


def _reason(number: int, rules: Sequence[Row], chance: Random) -> Row:
    rule = chance.choice(rules)
    kinds = [f"of_a_{rule['for']}", *(["of_a_cause"] if rule["after"] else [])]
    own = (
        "days-overdue() > 3",
        "attempts() >= 1",
        "days-overdue() > 0 and attempts() = 0",
        "hours-overdue() >= 12",
    )
    when = _said(chance.choice(kinds), chance) if chance.random() < 0.7 else chance.choice(own)
    return {
        "for": rule["name"],
        "code": f"reason{number}",
        "when": when,
        "band": chance.choice(["", "", *BANDS]),
        "points": str(chance.randint(0, 30)),
        "points_per_day": chance.choice(["0", "2"]),
        "cap": chance.choice(["", "9"]),
    }


def _outcome(number: int, rules: Sequence[Row], chance: Random) -> Row:
    effect = chance.choice(["attempted", "deferred", "not_needed", "ended"])
    whose = chance.choice(rules)
    return {
        "name": f"outcome{number}",
        "effect": effect,
        "for": "" if effect == "ended" else chance.choice(["", whose["name"], whose["group"]]),
        "asks": "date" if effect == "deferred" else "",
        "most": chance.choice(["", "10 days"]) if effect == "deferred" else "",
    }


def _escalation(number: int, rules: Sequence[Row], chance: Random) -> Row:
    rule = chance.choice(rules)
    span = _hours if in_hours(rule) and chance.random() < 0.7 else _days
    return {
        "for": rule["name"],
        "code": f"step{number}",
        "after": span(0, 9, chance),
        "when": _maybe(_said("of_a_task", chance), chance),
        "to": chance.choice(["supervisor", "manager"]),
        "band": chance.choice(BANDS),
        "form": _maybe(rule["form"], chance),
        "closes": _maybe(span(0, 9, chance), chance),
    }


def _indicators(rules: Sequence[Row], chance: Random) -> Iterator[Row]:
    """Two that workers' rules may read, so they never count work about workers, and others."""
    own = "${group} != 'team'" if any(rule["group"] == "team" for rule in rules) else "true()"
    yield _indicator("number", "tasks", f"{own} and {_said('of_a_task', chance)}", "")
    yield _indicator("share", "tasks", _said("of_a_task", chance), own)
    yield _indicator(
        "visits", "visit", _maybe("${pulse} > 2", chance), _maybe("${well} = 'no'", chance)
    )
    yield _indicator("people", "person", "${age} > 3", _maybe("${town} != ''", chance))


def _indicator(name: str, of: str, numerator: str, denominator: str) -> Row:
    every = "true()" if denominator and not numerator else numerator
    return {"name": name, "of": of, "numerator": every, "denominator": denominator}


def _message(number: int, rules: Sequence[Row], chance: Random) -> Row:
    trigger = chance.choice(["opens", "due", "overdue", "created", "month_end"])
    rule = chance.choice([rule for rule in rules if rule["for"] == "person"] or rules)
    of_a_record = trigger in ("created", "month_end")
    return {
        "code": f"message{number}",
        "audience": chance.choice(["client", "chw"]) if rule["for"] == "person" else "chw",
        "trigger": trigger,
        "for": "person" if of_a_record else rule["name"],
        "offset": _maybe(chance.choice([_days(1, 5, chance), "-1 day"]), chance)
        if trigger in ("opens", "due", "month_end")
        else _maybe(_days(1, 5, chance), chance),
        "when": _maybe(_when(rule, of_a_record, chance), chance),
    }


def _when(rule: Row, of_a_record: bool, chance: Random) -> str:
    of_record = "${age} > 3" if of_a_record or rule["for"] == "person" else "true()"
    return of_record if of_a_record else chance.choice([of_record, "attempts() = 0"])
