"""Forms that make several records: which node each entity stands in, and what is saved there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doorstep.protocol.forms import Known, read_form
from doorstep.protocol.language.types import DATE, DECIMAL, INTEGER, TEXT, Kind, Type
from doorstep.protocol.model.records import EntityBlock, EntityList, Property, Save
from doorstep.protocol.model.words import Words
from doorstep.protocol.problems import Problems
from doorstep.protocol.workbook.markdown import read_markdown

if TYPE_CHECKING:
    from doorstep.protocol.forms import FormFile

BIRTH = """\
## survey
| type | name | label | save_to | calculation |
|---|---|---|---|---|
| select_one_from_file mother.csv | mother | Who? | | |
| date | born_on | When? | mother#delivered | |
| begin_repeat | baby | Babies | | |
| text | baby_name | Name | child#name_given | |
| begin_group | body | Body | | |
| decimal | weight | Weight | child#weight | |
| end_group | | | | |
| calculate | grams | | child#grams | ${weight} * 1000 |
| end_repeat | | | | |
| note | bye | Thank you | | |
| geopoint | where | Where? | | |
| integer | babies | How many? | | |
| select_one place or_other | place | Where? | | |
| select_one place | place_again | Where? | | |

## choices
| list_name | name | label |
|---|---|---|
| place | home | Home |

## settings
| form_id | version | name |
|---|---|---|
| birth | 7 | birth |

## entities
| list_name | label | entity_id |
|---|---|---|
| mother | | ${mother} |
| child | ${baby_name} | |
"""


def _list(name: str, **types: Type) -> EntityList:
    words = Words({"en": name})
    return EntityList(
        name, words, tuple(Property(key, words, type_, False) for key, type_ in types.items())
    )


KNOWN = Known(
    lists={
        "mother": _list("mother", delivered=DATE),
        "child": _list("child", name_given=TEXT, weight=DECIMAL, grams=INTEGER),
    },
    choices={},
    broken=frozenset(),
    languages=(),
)


def read(text: str) -> tuple[FormFile, list[str]]:
    problems = Problems()
    book = read_markdown("forms/birth.md", text, problems)
    found = read_form("birth", Words({"en": "Birth"}), book, KNOWN, problems)
    return found, list(map(str, problems))


def test_each_list_has_its_node_and_its_saves() -> None:
    found, told = read(BIRTH)
    assert told == []
    assert found.form.entities == (
        EntityBlock("mother", "/birth", (Save("delivered", "/birth/born_on"),)),
        EntityBlock(
            "child",
            "/birth/baby",
            (
                Save("name_given", "/birth/baby/baby_name"),
                Save("weight", "/birth/baby/body/weight"),
                Save("grams", "/birth/baby/grams"),
            ),
        ),
    )
    assert (found.form.about_list, found.form.about_path) == ("mother", "/birth/mother")


def test_rules_can_look_at_what_is_answered_once() -> None:
    found, _ = read(BIRTH)
    assert {question.name: question.type for question in found.form.questions} == {
        "mother": TEXT,
        "born_on": DATE,
        "babies": INTEGER,
        "place_again": Type(Kind.CHOICE, "place"),
        "where": TEXT,
    }
    assert [choice.name for choice in found.choices["place"]] == ["home"]


def test_a_record_named_inside_a_repeat_is_not_what_the_form_is_about() -> None:
    text = BIRTH.replace("| mother | | ${mother} |", "| mother | | ${baby_name} |")
    _, told = read(text)
    assert told[0].startswith("forms/birth.md, sheet entities, row 2 (line 32), column entity_id: ")
    assert "`${baby_name}` is not just a question outside repeats." in told[0]


def test_what_pyxform_says_names_the_row() -> None:
    _, told = read(
        BIRTH.replace(
            "| calculate | grams | | child#grams | ${weight} * 1000 |",
            "| calculate | grams | | | |",
        )
    )
    assert told == [
        "forms/birth.md, sheet survey, row 9 (line 11): missing calculation.\nMend the form."
    ]


def test_an_xform_that_no_phone_could_read_is_told() -> None:
    table = "| list_name | name | label |\n|---|---|---|\n| place | home | Home |"
    wider = "| list_name | name | label | 9 |\n|---|---|---|---|\n| place | home | Home | x |"
    _, (told,) = read(BIRTH.replace(table, wider))
    assert told.startswith("forms/birth.md: its XForm is not well-formed XML (")


def test_several_problems_of_one_form_are_told_at_once() -> None:
    text = BIRTH.replace("| birth | 7 | birth |", "| brith | | birth |")
    _, told = read(text.replace("mother#delivered", "mother#deliverd"))
    assert [line.partition(": ")[2].partition("\n")[0] for line in told] == [
        "form_id is `brith`, but the file is birth.",
        "this cell is blank.",
        "there is no property `deliverd` on mother.",
    ]
