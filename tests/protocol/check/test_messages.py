"""The sheets messages and keywords."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.check import load
from doorstep.protocol.problems import Code

from .sample import Case, check, write

if TYPE_CHECKING:
    from pathlib import Path

END = "| ours | Our proposal | | yes |\n"
KEYWORDS = """
## keywords

| word | aliases | from | creates | answer::English (en) | answer::French (fr) |
|---|---|---|---|---|---|
| HELP | msaada | anyone | | We call you. | Nous vous appelons. |
"""
SECOND = "| AIDE | AID | client | | We call. | Nous appelons. |\n"
FILLS = """
## keywords

| word | aliases | from | creates | does | arguments | answer::English (en) | answer::French (fr) |
|---|---|---|---|---|---|---|---|
| VISIT | fr:VISITE | anyone | visit | | outcome=birth signs_seen | We come. | Nous venons. |
| STOP | | anyone | | stop | | No more. | Plus rien. |

## danger_words

| name | raises | words::English (en) | words::French (fr) |
|---|---|---|---|
| blood | signs_seen=bleeding | blood, bleeding | sang |
"""
MESSAGES = """
## messages

| code | audience | trigger | for | offset | when | text::English (en) | text::French (fr) |
|---|---|---|---|---|---|---|---|
"""
GOOD = "| visit | client | due | anc | | ${weight} > 50 | Come to ${village}. | Venez à ${village}. |\n"


def message(code: Code, old: str, new: str, told: str) -> Case:
    assert GOOD.count(old) == 1
    return Case(code, END, END + KEYWORDS + MESSAGES + GOOD.replace(old, new), told)


def keyword(code: Code, old: str, new: str, told: str) -> Case:
    rows = KEYWORDS + SECOND
    assert rows.count(old) == 1
    return Case(code, END, END + rows.replace(old, new), told)


def filling(code: Code, old: str, new: str, told: str) -> Case:
    assert FILLS.count(old) == 1
    return Case(code, END, END + FILLS.replace(old, new), told)


CASES = [
    message(
        Code.SENSITIVE,
        "Come to ${village}.",
        "Your period: ${lmp}.",
        """\
programme.md, sheet messages, row 2 (line 103), column text::English (en): ${lmp} is sensitive.
Say it without, such as: please visit the health worker.""",
    ),
    message(
        Code.UNKNOWN_PROPERTY,
        "Come to ${village}.",
        "Come to ${vilage} by ${due}.",
        """\
programme.md, sheet messages, row 2 (line 103), column text::English (en): there is no property `vilage` on mother.
Did you mean `village`?""",
    ),
    message(
        Code.UNKNOWN_PROPERTY,
        "| due | anc | | ${weight} > 50 | Come to ${village}. | Venez à ${village}. |",
        "| keyword | HELP | | | Sent from ${village}. | Merci. |",
        """\
programme.md, sheet messages, row 2 (line 103), column text::English (en): a keyword is about no record, so ${village} has no value.
Write it without ${}.""",
    ),
    message(
        Code.UNKNOWN_PROPERTY,
        "Come to ${village}.",
        "Come to ${village.",
        """\
programme.md, sheet messages, row 2 (line 103), column text::English (en): a ${ has no end, so it is sent as it is.
Write ${name}, with both braces.""",
    ),
    message(
        Code.UNKNOWN_PROPERTY,
        "Come to ${village}.",
        "Come until ${until}.",
        """\
programme.md, sheet messages, row 2 (line 103), column text::English (en): there is no property `until` on mother.
There are: age, weight, village, worker, due, closes, attempts.""",
    ),
    message(
        Code.NOT_ALLOWED_HERE,
        "${weight} > 50",
        "days-overdue() > 3",
        """\
programme.md, sheet messages, row 2 (line 103), column when: days-overdue() has no meaning here.
    days-overdue() > 3
    ^^^^^^^^^^^^^^
Use it in the sheet priority.""",
    ),
    message(
        Code.UNKNOWN_NAME,
        "| due | anc |",
        "| due | child |",
        """\
programme.md, sheet messages, row 2 (line 103), column for: `child` is not a task or a group of tasks.
There are: anc, danger, growth, care.""",
    ),
    message(
        Code.UNKNOWN_NAME,
        "| due | anc |  | ${weight} > 50 | Come to ${village}. | Venez à ${village}. |".replace(
            "  ", " "
        ),
        "| keyword | HLEP | | | Sent. | Envoyé. |",
        """\
programme.md, sheet messages, row 2 (line 103), column for: `HLEP` is not a row of the sheet keywords.
Did you mean `HELP`?""",
    ),
    message(
        Code.UNKNOWN_WORD,
        "| client |",
        "| clients |",
        """\
programme.md, sheet messages, row 2 (line 103), column audience: `clients` is not one of its words.
Did you mean `client`?""",
    ),
    message(
        Code.NOT_A_DURATION,
        "| due | anc | |",
        "| overdue | anc | 0 days |",
        """\
programme.md, sheet messages, row 2 (line 103), column offset: 0 days; it may be 1 to 36500.
Correct the number.""",
    ),
    message(
        Code.MISSING_TRANSLATION,
        "| Venez à ${village}. |",
        "| |",
        """\
programme.md, sheet messages, row 2 (line 103), column text::French (fr): there is no text in French (fr).
Fill in the translation.""",
    ),
    keyword(
        Code.DUPLICATE_NAME,
        "| AID |",
        "| AID Msaada |",
        """\
programme.md, sheet keywords, row 3 (line 98), column aliases: `Msaada` is taken by row 2 (`msaada`).
Rename one of them.""",
    ),
    keyword(
        Code.UNKNOWN_NAME,
        "| client | |",
        "| client | regster |",
        """\
programme.md, sheet keywords, row 3 (line 98), column creates: `regster` is not a form.
Did you mean `register`?""",
    ),
    keyword(
        Code.MALFORMED_NAME,
        "| AIDE |",
        "| AI DE |",
        """\
programme.md, sheet keywords, row 3 (line 98), column word: `AI DE` is more than one word.
Write one word.""",
    ),
    keyword(
        Code.MALFORMED_NAME,
        "| AIDE |",
        "| ?! |",
        """\
programme.md, sheet keywords, row 3 (line 98), column word: `?!` has no letter.
Write letters, or * for whatever else is written.""",
    ),
    filling(
        Code.UNKNOWN_LANGUAGE,
        "fr:VISITE",
        "sw:ZIARA",
        """\
programme.md, sheet keywords, row 2 (line 97), column aliases: `sw` is not a language of this programme.
There are: en, fr.""",
    ),
    filling(
        Code.UNKNOWN_WORD,
        "| stop |",
        "| stopp |",
        """\
programme.md, sheet keywords, row 3 (line 98), column does: `stopp` is not one of its words.
Did you mean `stop`?""",
    ),
    filling(
        Code.UNKNOWN_NAME,
        "outcome=birth signs_seen",
        "outcome=birth signs_sen",
        """\
programme.md, sheet keywords, row 2 (line 97), column arguments: `signs_sen` is not a question of visit.
Did you mean `signs_seen`?""",
    ),
    filling(
        Code.UNKNOWN_NAME,
        "outcome=birth",
        "outcome=brith",
        """\
programme.md, sheet keywords, row 2 (line 97), column arguments: `brith` is not a choice of outcomes.
Did you mean `birth`?""",
    ),
    filling(
        Code.UNKNOWN_NAME,
        "outcome=birth",
        "village=${numbr}",
        """\
programme.md, sheet keywords, row 2 (line 97), column arguments: `numbr` is not known of who writes.
Did you mean `number`?""",
    ),
    filling(
        Code.UNKNOWN_NAME,
        "| stop | |",
        "| stop | text |",
        """\
programme.md, sheet keywords, row 3 (line 98), column arguments: there is no form whose questions these are.
Name it in the column creates.""",
    ),
    filling(
        Code.UNKNOWN_WORD,
        "signs_seen=bleeding",
        "bleeding",
        """\
programme.md, sheet danger_words, row 2 (line 104), column raises: `bleeding` has no =.
Write a question and one of its choices, such as urgency=emergency.""",
    ),
    filling(
        Code.UNKNOWN_NAME,
        "signs_seen=bleeding",
        "signs=bleeding",
        """\
programme.md, sheet danger_words, row 2 (line 104), column raises: `signs` is not a question with choices in a form that a keyword creates.
Did you mean `signs_seen`?""",
    ),
    filling(
        Code.UNKNOWN_NAME,
        "signs_seen=bleeding",
        "signs_seen=bleding",
        """\
programme.md, sheet danger_words, row 2 (line 104), column raises: `bleding` is not a choice of signs.
Did you mean `bleeding`?""",
    ),
]


def test_words_of_danger_and_what_keywords_fill(tmp_path: Path) -> None:
    found = load(write(tmp_path, {"programme.md": (END, END + FILLS)}))
    visit, stop = found.keywords
    assert (visit.aliases, dict(visit.languages)) == (("VISITE",), {"VISITE": "fr"})
    assert (visit.arguments, stop.does) == ("outcome=birth signs_seen", "stop")
    (blood,) = found.dangers
    assert (blood.question, blood.answer) == ("signs_seen", "bleeding")
    assert blood.words.get("fr") == "sang"


def test_texts_about_tasks_name_the_worker_and_how_often_she_tried(tmp_path: Path) -> None:
    said = "${worker}: ${attempts} tries, due ${due}."
    row = GOOD.replace("Come to ${village}.", said).replace("${weight} > 50", "attempts() > 1")
    folder = write(tmp_path, {"programme.md": (END, END + MESSAGES + row)})
    (found,) = load(folder).messages
    assert found.text.get("en") == said


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
