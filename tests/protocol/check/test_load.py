"""Whole programmes: the reference programme, and the sample in both kinds of file."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.workbook.workbook import Workbook

from doorstep.protocol.check import load
from doorstep.protocol.language.printer import print_term
from doorstep.protocol.language.terms import ALWAYS
from doorstep.protocol.language.types import DATE, INTEGER, TEXT, Kind, Type
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.records import EntityBlock, Save
from doorstep.protocol.model.tasks import Band, Mode
from doorstep.protocol.problems import Problems, ProgrammeRejected
from doorstep.protocol.workbook import read_workbook
from tests.protocol.workbook.spreadsheets import spreadsheet

from .sample import FILES, write

REFERENCE = Path(__file__).parents[2] / "programmes" / "antenatal"


@pytest.fixture(scope="module")
def reference() -> Programme:
    return load(REFERENCE)


def test_its_settings(reference: Programme) -> None:
    assert reference.id == "antenatal"
    assert reference.languages == ("en", "fr", "sw")
    assert reference.label.get("sw") == "Huduma za ujauzito"
    assert reference.time_zone == "Africa/Nairobi"
    assert reference.band_points[Band.STAT] == 80


def test_its_rules(reference: Programme) -> None:
    anc, follow_up = reference.rule("anc"), reference.rule("danger_follow_up")
    assert [one.code for one in anc.occurrences] == "12w 20w 26w 30w 34w 36w 38w 40w".split()
    assert [one.due.days for one in anc.occurrences] == [84, 140, 182, 210, 238, 252, 266, 280]
    windows = [(str(one.opens), str(one.closes)) for one in anc.occurrences]
    assert windows[3:5] == [("7 days", "14 days"), ("6 days", "7 days")]
    assert (anc.mode, anc.band, anc.assign_to, anc.after) == (Mode.VISIT, Band.ROUTINE, "chw", None)
    assert anc.done_when == ALWAYS
    assert [(one.code, str(one.due), str(one.closes)) for one in follow_up.occurrences] == [
        ("next_day", "1 day", "7 days")
    ]
    assert follow_up.after == "anc_visit"
    assert print_term(follow_up.relevant) == "${outcome} = '' and answer(danger_signs) != ''"
    assert print_term(follow_up.anchor) == "submitted()"
    assert follow_up.sources == ("cht_danger_follow_up", "doorstep_proposal")


def test_its_reasons(reference: Programme) -> None:
    codes = [one.code for one in reference.reasons_of(reference.rule("anc"))]
    assert codes == ["near_term", "young_mother", "first_pregnancy", "no_contact", "late"]
    late = reference.reasons[-1]
    assert (late.points, late.points_per_day, late.cap, late.band) == (0, 1, 30, None)


def test_its_forms(reference: Programme) -> None:
    visit, register = reference.form("anc_visit"), reference.form("register_pregnancy")
    assert (visit.about_list, visit.about_path) == ("pregnancy", "/data/pregnancy")
    assert (register.about_list, register.about_path) == ("pregnancy", None)
    assert visit.title.get("fr") == "Visite de grossesse"
    questions = {one.name: (one.path, one.type) for one in visit.questions}
    signs = Type(Kind.CHOICES, "danger_signs")
    assert questions["pregnancy"] == ("/data/pregnancy", TEXT)
    assert questions["danger_signs"] == ("/data/danger/danger_signs", signs)
    assert questions["danger_signs_now"] == ("/data/danger/danger_signs_now", signs)
    assert questions["next_appointment"] == ("/data/next/next_appointment", DATE)
    assert "who" not in questions
    assert visit.entities == (
        EntityBlock(
            "pregnancy",
            "/data",
            (
                Save("outcome", "/data/status/outcome"),
                Save("danger_signs", "/data/danger/danger_signs_now"),
                Save("next_appointment", "/data/next/next_appointment"),
            ),
        ),
    )
    age = register.question("age")
    assert age
    assert (age.path, age.type) == ("/data/woman/age", INTEGER)


def test_paths_of_questions_are_in_the_xform(reference: Programme) -> None:
    for form in reference.forms:
        bound = {node.get("nodeset") for node in fromstring(form.xml).iter()}
        assert {question.path for question in form.questions} <= bound
        assert {save.path for block in form.entities for save in block.saves} <= bound


def test_a_spreadsheet_is_the_same_programme(tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    markdown = write(tmp_path / "markdown")
    for name in FILES:
        _to_spreadsheet(markdown / name, tmp_path / name.replace(".md", ".xlsx"))
    assert load(tmp_path) == load(markdown)


def _to_spreadsheet(markdown: Path, target: Path) -> None:
    sheets: list[tuple[str, list[list[object]]]] = []
    for sheet in read_workbook(markdown, "", Problems()).sheets.values():
        columns = [cell.text for cell in sheet.columns]
        texts = [[row.text(column) for column in columns] for row in sheet.rows]
        sheets.append((sheet.name, [[*columns], *([*map(_value, row)] for row in texts)]))
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(spreadsheet(*sheets))


def _value(text: str) -> object:
    return int(text) if text.isdecimal() else text or None


def test_all_problems_are_told(tmp_path: Path) -> None:
    changes = {
        "programme.md": ("| danger | next | 1 day | 0 | 7 |", "| danger | next | one day | 0 | |"),
        "forms/register.md": ("| register | 1 |", "| register | |"),
        "forms/visit.md": ("]/village", "]/vilage"),
    }
    with pytest.raises(ProgrammeRejected) as caught:
        load(write(tmp_path, changes))
    text = str(caught.value)
    assert len(caught.value.problems) == 3
    assert "forms/register.md, sheet settings, row 2 (line 13), column version" in text
    assert "`one day` is not a duration" in text
    assert text.endswith("3 problems found.")


@pytest.mark.parametrize("text", ["", "# A programme\n\nTo be written.\n"])
def test_a_programme_without_tables(text: str, tmp_path: Path) -> None:
    (tmp_path / "programme.md").write_text(text)
    with pytest.raises(ProgrammeRejected, match=r"programme.md: there are no tables in the file"):
        load(tmp_path)


def test_a_spreadsheet_without_tables(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "programme.xlsx")
    with pytest.raises(ProgrammeRejected, match=r"programme.xlsx: there are no tables in the file"):
        load(tmp_path)


def test_two_expressions_of_one_row_are_both_told(tmp_path: Path) -> None:
    old = "| ${outcome} = '' | ${lmp} | visit |"
    changes = {"programme.md": (old, "| ${outcom} = '' | ${lmpp} | visit |")}
    with pytest.raises(ProgrammeRejected) as caught:
        load(write(tmp_path, changes))
    assert [problem.place.column for problem in caught.value.problems] == ["relevant", "anchor"]
