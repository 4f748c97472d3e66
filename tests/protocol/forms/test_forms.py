"""Forms, and the sheet forms."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.problems import Code
from tests.protocol.check.sample import Case, check

if TYPE_CHECKING:
    from pathlib import Path

CASES = [
    Case(
        Code.UNLISTED_FORM,
        """\
| weigh | Weigh | Peser |
""",
        "",
        """\
forms/weigh.md: the sheet forms of the programme has no row `weigh`.
Add a row for it.""",
    ),
    Case(
        Code.MISSING_FILE,
        """\
| weigh | Weigh | Peser |
""",
        """\
| weigh | Weigh | Peser |
| wiegh | Weigh | Peser |
""",
        """\
programme.md, sheet forms, row 5 (line 54), column name: there is no forms/wiegh.md or forms/wiegh.xlsx.
Did you mean `weigh`?""",
    ),
    Case(
        Code.WRONG_FORM_ID,
        "| weigh | 1 |",
        "| wiegh | 1 |",
        """\
forms/weigh.md, sheet settings, row 2 (line 12), column form_id: form_id is `wiegh`, but the file is weigh.
Give both the same name.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.MISSING_VALUE,
        "| weigh | 1 |",
        "| weigh | |",
        """\
forms/weigh.md, sheet settings, row 2 (line 12), column version: this cell is blank.
Fill it in.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.FORM_REJECTED,
        "| decimal | weight |",
        "| decimals | weight |",
        """\
forms/weigh.md, sheet survey, row 3 (line 6), column type: there is no question type `decimals`.
Did you mean `decimal`?""",
        file="forms/weigh.md",
    ),
    Case(
        Code.FORM_REJECTED,
        "| select_multiple signs |",
        "| select_multiple sign |",
        """\
forms/visit.md, sheet survey, row 6 (line 9), column type: there is no choice list `sign` in the sheet choices.
Did you mean `signs`?""",
        file="forms/visit.md",
    ),
    Case(
        Code.UNKNOWN_SHEET,
        "## entities",
        "## entitys",
        """\
forms/register.md, sheet entitys, row 1 (line 17): an XLSForm has no such sheet.
Did you mean `entities`?""",
        file="forms/register.md",
    ),
    Case(
        Code.MISSING_SHEET,
        """\

## settings""",
        """\

# Settings""",
        """\
forms/register.md: there is no sheet settings.
Add the sheet with its heading row.""",
        file="forms/register.md",
    ),
    Case(
        Code.UNKNOWN_COLUMN,
        "| calculation | save_to |",
        "| calculaton | save_to |",
        """\
forms/visit.md, sheet survey, row 1 (line 3), column calculaton: XLSForm has no such column.
Did you mean `calculation`?""",
        file="forms/visit.md",
    ),
    Case(
        Code.NO_ENTITY,
        """\

## entities

| list_name | entity_id |
|---|---|
| child | ${child} |
""",
        "",
        """\
forms/weigh.md: there is no sheet entities.
Add a sheet entities with the list's name.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.NO_ENTITY,
        """\
| child | ${child} |
""",
        "",
        """\
forms/weigh.md, sheet entities, row 1 (line 16): the sheet has no row.
Add a sheet entities with the list's name.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "| child | ${child} |",
        "| chidl | ${child} |",
        """\
forms/weigh.md, sheet entities, row 2 (line 18), column list_name: `chidl` is not an entity list of the programme.
Did you mean `child`?""",
        file="forms/weigh.md",
    ),
    Case(
        Code.NOT_A_QUESTION,
        "| child | ${child} |",
        "| child | coalesce(${child}, uuid()) |",
        """\
forms/weigh.md, sheet entities, row 2 (line 18), column entity_id: `coalesce(${child}, uuid())` is not just a question outside repeats.
Write just ${question}, a question outside repeats.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.MISSING_RECORDS,
        "| select_one_from_file child.csv | child |",
        "| text | child |",
        """\
forms/weigh.md, sheet entities, row 2 (line 18): the form updates child but has no child.csv.
Add a question select_one_from_file, or a row csv-external.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.UNKNOWN_RECORDS,
        "| select_one_from_file child.csv |",
        "| select_one_from_file children.csv |",
        """\
forms/weigh.md, sheet survey, row 2 (line 5), column type: `children` is not an entity list of the programme.
Did you mean `child`?""",
        file="forms/weigh.md",
    ),
    Case(
        Code.UNKNOWN_RECORDS,
        "instance('mother')",
        "instance('mothers')",
        """\
forms/visit.md, sheet survey, row 3 (line 6), column calculation: the form has no list `mothers`.
    instance('mothers')/root/item[name=${mother}]/village
              ^^^^^^^
Did you mean `mother`?""",
        file="forms/visit.md",
    ),
    Case(
        Code.UNKNOWN_PROPERTY,
        "]/village",
        "]/vilage",
        """\
forms/visit.md, sheet survey, row 3 (line 6), column calculation: there is no property `vilage` on mother.
    instance('mother')/root/item[name=${mother}]/vilage
                                                 ^^^^^^
Did you mean `village`?""",
        file="forms/visit.md",
    ),
    Case(
        Code.UNKNOWN_PROPERTY,
        "| Âge | age |",
        "| Âge | ages |",
        """\
forms/register.md, sheet survey, row 3 (line 6), column save_to: there is no property `ages` on mother.
Did you mean `age`?""",
        file="forms/register.md",
    ),
    Case(
        Code.SAVE_MISMATCH,
        "| integer | age |",
        "| text | age |",
        """\
forms/register.md, sheet survey, row 3 (line 6), column type: an answer of type text cannot be saved to age, of type integer.
Change the question's type, or the property's.""",
        file="forms/register.md",
    ),
    Case(
        Code.SAVE_MISMATCH,
        "| select_one outcomes | outcome |",
        "| select_multiple outcomes | outcome |",
        """\
forms/visit.md, sheet survey, row 8 (line 11), column type: an answer of type select_multiple cannot be saved to outcome, of type select_one.
Change the question's type, or the property's.""",
        file="forms/visit.md",
    ),
    Case(
        Code.CHOICE_NOT_SHARED,
        "| outcomes | loss | Loss | Perte |",
        "| outcomes | los | Loss | Perte |",
        """\
forms/visit.md, sheet choices, row 7 (line 22), column name: `los` is not in the programme's choice list outcomes.
Did you mean `loss`?""",
        file="forms/visit.md",
    ),
    Case(
        Code.CHOICE_NOT_SHARED,
        "| select_one outcomes | outcome |",
        "| select_one yes_no | outcome |",
        """\
forms/visit.md, sheet survey, row 8 (line 11), column type: yes_no has yes, no, which the choice list outcomes of outcome lacks.
Add it to the programme's sheet choices, or remove it from the form.""",
        file="forms/visit.md",
    ),
    Case(
        Code.NO_WIDGET,
        "| decimal | weight |",
        "| osm | where | Where? | Où ? |\n| decimal | weight |",
        """\
forms/weigh.md, sheet survey, row 3 (line 6), column type: the phone cannot ask `osm` yet.
It can ask: integer, int, decimal, range, date, time, datetime, text, string, note, acknowledge, trigger, select one, select1, select multiple, select one from file, select multiple from file, rank, geopoint, geotrace, geoshape, barcode, image, audio, video, file.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.NO_WIDGET,
        "| decimal | weight |",
        "| xml-external | where | | |\n| decimal | weight |",
        """\
forms/weigh.md, sheet survey, row 3 (line 6), column type: the phone cannot ask `xml-external` yet.
It can ask: integer, int, decimal, range, date, time, datetime, text, string, note, acknowledge, trigger, select one, select1, select multiple, select one from file, select multiple from file, rank, geopoint, geotrace, geoshape, barcode, image, audio, video, file.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.MISSING_MEDIA,
        """\
| type | name | label::English (en) | label::French (fr) |
|---|---|---|---|
| select_one_from_file child.csv | child | Who? | Qui ? |
| decimal | weight | Weight | Poids |""",
        """\
| type | name | label::English (en) | label::French (fr) | media::image |
|---|---|---|---|---|
| select_one_from_file child.csv | child | Who? | Qui ? | |
| decimal | weight | Weight | Poids | scale.png |""",
        """\
forms/weigh.md, sheet survey, row 3 (line 6), column media::image: there is no media/scale.png.
Add the file to media, or correct its name.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.DEFAULT_NEVER_SET,
        "| select_multiple signs | signs_seen | Signs | Signes | | | |",
        "| select_multiple signs | signs_seen | Signs | Signes | | ${village} | |",
        """\
forms/visit.md, sheet survey, row 6 (line 9), column default: the default of signs_seen is never set, since it has a relevant.
Remove the default or the relevant, or use a calculate.""",
        file="forms/visit.md",
    ),
    Case(
        Code.DUPLICATE_NAME,
        "| select_one outcomes | outcome |",
        "| select_one outcomes | WELL |",
        """\
forms/visit.md, sheet survey, row 8 (line 11), column name: `WELL` is taken by row 4 (`well`).
Rename one of them.""",
        file="forms/visit.md",
    ),
    Case(
        Code.MALFORMED_NAME,
        "| calculate | village |",
        "| calculate | vil-lage |",
        """\
forms/visit.md, sheet survey, row 3 (line 6), column name: `vil-lage` is not a name.
Begin with a letter; use letters a to z, digits and _ only.""",
        file="forms/visit.md",
    ),
    Case(
        Code.MISSING_TRANSLATION,
        "| Name | Nom |",
        "| Name | |",
        """\
forms/register.md, sheet survey, row 2 (line 5), column label::French (fr): there is no text in French (fr).
Fill in the translation.""",
        file="forms/register.md",
    ),
    Case(
        Code.MISSING_VALUE,
        """\
| register | 1 |
""",
        "",
        """\
forms/register.md, sheet settings, row 1 (line 11): the sheet has no row.
Add its row.""",
        file="forms/register.md",
    ),
    Case(
        Code.MISSING_TRANSLATION,
        "| yes_no | no | No | Non |",
        "| yes_no | no | No | |",
        """\
forms/visit.md, sheet choices, row 3 (line 18), column label::French (fr): there is no text in French (fr).
Fill in the translation.""",
        file="forms/visit.md",
    ),
    Case(
        Code.MISSING_TRANSLATION,
        "| list_name | name | label::English (en) |",
        "| list_name | name | English (en) |",
        """\
forms/visit.md, sheet choices, row 1 (line 15): there is no column label::English (en).
Add the column.""",
        file="forms/visit.md",
    ),
    Case(
        Code.MISSING_TRANSLATION,
        "| label::English (en) | label::French (fr) | save_to |",
        "| label | guidance_hint | save_to |",
        """\
forms/register.md, sheet survey, row 1 (line 3), column label: this column does not say its language. There are: label::English (en), label::French (fr).
Write label::English (en), and add the other languages.""",
        file="forms/register.md",
    ),
    Case(
        Code.MISSING_TRANSLATION,
        "| label::English (en) | label::French (fr) | save_to |",
        "| label::English (en) | note | save_to |",
        """\
forms/register.md, sheet survey, row 1 (line 3): there is no column label::French (fr).
Add the column.""",
        file="forms/register.md",
    ),
    Case(
        Code.UNKNOWN_LANGUAGE,
        "| label::English (en) | label::French (fr) | save_to |",
        "| label::English (en) | label::Français (fr) | save_to |",
        """\
forms/register.md, sheet survey, row 1 (line 3), column label::Français (fr): `Français (fr)` is not a language of this programme.
Did you mean `French (fr)`?""",
        file="forms/register.md",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
