"""What a condition can be: never said to be impossible where the judge finds a record for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.protocol.check.guidelines.truth import possible
from doorstep.protocol.evaluate.values import Scope, value
from doorstep.protocol.evaluate.world import Filled, Record, World
from doorstep.protocol.language import lookups
from doorstep.protocol.language.resolve import condition
from doorstep.protocol.language.scope import Answers
from doorstep.protocol.language.scope import Scope as Names
from doorstep.protocol.language.types import DATE, DECIMAL, INTEGER, TEXT, Kind, Type, Value
from tests.protocol.language.scopes import SCOPE

CHOICES = {"fruit": ("apple", "banana")}
FRUIT, LIKES = Type(Kind.CHOICE, "fruit"), Type(Kind.CHOICES, "fruit")
PROPERTIES = {
    "age": INTEGER,
    "weight": DECIMAL,
    "born": DATE,
    "seen": DATE,
    "village": TEXT,
    "fruit": FRUIT,
    "likes": LIKES,
}
NAMES = Names(
    subject="person",
    references=PROPERTIES,
    choices=CHOICES,
    lookups=lookups.ABOUT_RECORD | {"days-overdue"},
    forms={"visit": Answers("visit", {"fruit": FRUIT})},
)
TODAY = 20_400
VALUES: dict[str, list[Value]] = {
    "age": [None, *range(4)],
    "weight": [None, 1.0, 1.5, 2.0],
    "born": [None, TODAY - 2, TODAY, TODAY + 1],
    "seen": [None, TODAY - 1, TODAY],
    "village": [None, "here", "there"],
    "fruit": [None, "apple", "banana"],
    "likes": [None, "apple", "banana", "apple banana"],
}

NUMBERS = """${age} ${weight} 0 1 2 1.5 -${age} (${age}+1) (2*${age}) (${age}-${weight})
count(visit) days-since(${born}) (${born}-${seen}) string-length(${village}) days-overdue()
(3-${age})
count-selected(${likes}) weeks-since(${born}) min(${age},1)""".split()
DATES = "today() ${born} ${seen} (${born}+1) (today()-2)".split()
COMPARES = "= != < <= > >=".split()
PLAIN = """selected(${likes},'apple') selected(${likes},'banana') selected(${fruit},'apple')
${age}='' (${age}+1)='' ${likes}='' true() false()""".split()


@st.composite
def conditions(draw: st.DrawFn, depth: int = 3) -> str:
    def one(*texts: str) -> str:
        return draw(st.sampled_from(texts))

    kind = one("number", "date", "choice", "text", "plain", *(["and", "or", "not"] * min(depth, 2)))
    match kind:
        case "and" | "or":
            return f"({draw(conditions(depth - 1))} {kind} {draw(conditions(depth - 1))})"
        case "not":
            return f"not({draw(conditions(depth - 1))})"
        case "number" | "date":
            values = NUMBERS if kind == "number" else DATES
            return f"{one(*values)} {one(*COMPARES)} {one(*values)}"
        case "choice":
            left, right = one("${fruit}", "last(visit, fruit)"), one("'apple'", "''", "${fruit}")
            return f"{left} {one('=', '!=')} {right}"
        case "text":
            word = one("''", "'here'", "'there'")
            return f"${{village}} {one('=', '!=')} {word}"
    return one(*PLAIN)


FACTS = st.fixed_dictionaries({name: st.sampled_from(held) for name, held in VALUES.items()})


@settings(max_examples=400, deadline=None)
@given(
    conditions(), st.lists(FACTS, min_size=12, max_size=12), st.integers(0, 2), st.integers(0, 2)
)
def test_what_the_judge_finds_is_possible(
    text: str, records: list[dict[str, Value]], visits: int, overdue: int
) -> None:
    term = condition(text, NAMES)
    for facts in records:
        filled = [Filled(str(i), "a", TODAY, "", {"fruit": facts["fruit"]}) for i in range(visits)]
        record = Record("a", 0, facts)
        world = World({"person": (record,)}, {"visit": tuple(filled)})
        found = value(term, Scope(world, record, TODAY, overdue=overdue))
        assert possible((term, bool(found)), domain={"": CHOICES}), (text, facts)


NEVER = """
false()
${fruit} = 'apple' and ${fruit} = 'banana'
${fruit} = 'apple' and ${fruit} != 'apple'
${fruit} = 'apple' and ${fruit} = ''
${fruit} != '' and ${fruit} != 'apple' and not(${fruit} = 'banana')
${age} < 18 and ${age} > 35
${age} > 17 and ${age} < 18
${age} = 3 and ${age} = 4
${age} >= 18 and (${age} < 10 or ${age} = '')
${weight} < 2.5 and 2.5 < ${weight}
days-since(${born}) > 30 and ${born} > today() - 30
${born} < ${seen} and ${seen} < ${born}
${born} + 7 < ${born}
${age} = '' and ${age} > 3
count(visit) < 0
count(visit) = 0 and count(visit) > 1
days-overdue() < 0
selected(${likes}, 'apple') and not(selected(${likes}, 'apple'))
selected(${likes}, 'apple') and ${likes} = ''
selected(${fruit}, 'apple') and ${fruit} = 'banana'
not(${age} < 18 or ${age} >= 18 or ${age} = '')
1 > 2
'a' = 'b'
last(visit, fruit) = 'apple' and last(visit, fruit) = 'banana'
string-length(${village}) < 0
""".strip().split("\n")


@pytest.mark.parametrize("text", NEVER)
def test_never_true(text: str) -> None:
    term, other = condition(text, NAMES), condition(f"not({text})", NAMES)
    assert not possible((term, True), domain={"": CHOICES})
    assert possible((term, False), domain={"": CHOICES})
    assert not possible((other, False), domain={"": CHOICES})


UNKNOWN = """
${age} < 18
${village} = 'here'
${fruit} != 'apple' and ${fruit} != 'banana'
${born} < date('1900-01-01')
${age} < 18 and ${weight} > 35
${fruit} = ${fruit}
min(${age}, 3) > 5
not(selected(${likes}, 'apple')) and not(selected(${likes}, 'banana'))
""".strip().split("\n")


@pytest.mark.parametrize("text", UNKNOWN)
def test_may_be_either(text: str) -> None:
    term = condition(text, NAMES)
    assert possible((term, True), domain={"": CHOICES})
    assert possible((term, False), domain={"": CHOICES})


def test_what_is_too_long_to_look_into_is_possible() -> None:
    wide = " and ".join(f"(${{age}} != {i} or ${{weight}} != {i})" for i in range(30))
    assert possible((condition(wide, NAMES), True), domain={"": CHOICES})


@pytest.mark.parametrize(
    "text",
    [
        "known() = ''",
        "attempts() < 0",
        "any-in-household(woman, ${age} < 18 and ${age} > 35)",
        "count-in-household(woman, ${age} < 18) < 0",
    ],
)
def test_never_true_of_others(text: str) -> None:
    scope = replace(SCOPE, lookups=SCOPE.lookups | {"known", "attempts"})
    assert not possible((condition(text, scope), True), domain={"": CHOICES})
    assert possible((condition(text, scope), False), domain={"": CHOICES})
