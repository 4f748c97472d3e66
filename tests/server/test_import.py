"""``doorstep import``: files as programmes really have them."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from doorstep.protocol.submissions.clock import Clock
from doorstep.server.accounts.models import Role, Worker
from doorstep.server.records.models import Quarantined, Record, Submission
from doorstep.server.tasks.models import Task

from .conftest import Cast, Phone, home_of
from .forms import DEVICE, new_id, register

pytestmark = pytest.mark.django_db

MIDNIGHT = datetime(2026, 9, 1)  # noqa: DTZ001  (what a spreadsheet knows has no zone)

DIRTY = """\
case_id;external_id;name;owner_name;close;date_opened;age;lmp;first_pregnancy;danger_signs;village
;A-1;Amina Wanjiru;asha;;;24;2026-09-01;yes;;Kianda
;A-2;Zawadi Njeri;Asha Mwende;no;2026-10-01;17;2026-08-15;no;bleeding  swelling;---

;;;;;;;;;;
;A-3;;asha;;;30;2026-09-01;no;;
;A-4;Halima;nobody;;;30;2026-09-01;no;;
;A-5;Rehema;Kianda;;;thirty;01/09/2026;maybe;bleding;
;A-1;Amina again;asha;;;24;2026-09-01;yes;;Kianda
;A-6;Subira;;;;30;2026-02-30;no;;
;A-7;Furaha;asha;yes;2099-01-01;30;2026-09-01;Oui;;
;A-8;Neema;neema;;;30;2026-09-01;no;;;too much
;A-9;Baraka\x07;asha;;;30;2026-09-01;no;;
;;Without id;soweto;;;22;2026-09-20;no;;
"""


def run(*words: str) -> str:
    out = StringIO()
    call_command("import", *words, "--list", "pregnancy", stdout=out)
    return out.getvalue()


def fails(*words: str) -> str:
    with pytest.raises(CommandError) as caught:
        run(*words)
    return str(caught.value)


def rows_of(file: Path, separator: str = ",") -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle, delimiter=separator))


@pytest.fixture
def dirty(cast: Cast, tmp_path: Path) -> Path:
    del cast
    file = tmp_path / "cases.csv"
    file.write_text(DIRTY, encoding="utf-8-sig", newline="")
    return file


def test_good_rows_are_in_and_the_others_say_why(dirty: Path, cast: Cast) -> None:
    out = run(str(dirty))
    assert "3 made, 0 changed, 0 unchanged, 8 not taken." in out
    for reason in (
        "Row 6, name: is missing.",
        "Row 7, owner_name: 'nobody' is no worker who is posted to an area, and no area.",
        "Row 8, age: 'thirty' is not a whole number",
        "Row 8, lmp: '01/09/2026' is not a date such as 2026-11-22.",
        "Row 8, first_pregnancy: 'maybe' is not a choice. The choices are: yes, no.",
        "Row 8, danger_signs: 'bleding' is not a choice. Did you mean 'bleeding'?",
        "Row 9, external_id: 'A-1' stands in row 2 already.",
        "Row 10, owner_name: is missing: a new record needs a worker or an area.",
        "Row 10, lmp: '2026-02-30' is a day that does not exist.",
        "Row 11, close: Closing by import is not there yet",
        "Row 11, date_opened: 2099-01-01 is in the future.",
        "Row 11, first_pregnancy: 'Oui' is a label: write its name, 'yes'.",
        "Row 12, The row has more cells than the heading.",
        "Row 13, The row holds a control character",
    ):
        assert reason in out
    zawadi = Record.objects.get(external_id="A-2")
    assert zawadi.label == "Zawadi Njeri"
    assert zawadi.properties["danger_signs"] == "bleeding  swelling"
    assert zawadi.properties["village"] == ""
    assert (zawadi.known, zawadi.area) == (date(2026, 10, 1), cast.kianda)
    assert Record.objects.get(label="Without id").area == cast.soweto
    assert Task.objects.filter(subject=zawadi.pk).exists()
    assert not Quarantined.objects.exists()


def test_rejected_rows_can_be_mended_and_imported_again(dirty: Path) -> None:
    run(str(dirty))
    rejected = dirty.with_name("cases.rejected.csv")
    headers, *rows = rows_of(rejected, ";")
    assert headers == [*DIRTY.splitlines()[0].split(";"), "problem"]
    assert len(rows) == 8
    assert rows[0][-1] == "name: is missing."
    rows[0][2] = "Mwanaisha"
    with rejected.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows([headers, rows[0]])
    assert "1 made, 0 changed, 0 unchanged, 0 not taken." in run(str(rejected))
    assert Record.objects.get(external_id="A-3").label == "Mwanaisha"


def test_the_same_file_twice_makes_no_doubles(dirty: Path) -> None:
    text = "\n".join(line for line in DIRTY.splitlines()[:3])
    dirty.write_text(text)
    assert "2 made" in run(str(dirty))
    assert "0 made, 0 changed, 2 unchanged, 0 not taken." in run(str(dirty))
    assert (Record.objects.count(), Submission.objects.count()) == (2, 2)


def test_a_dry_run_keeps_nothing(dirty: Path) -> None:
    out = run(str(dirty), "--dry-run")
    assert "3 made" in out
    assert "Nothing was kept" in out
    assert not Record.objects.exists()
    assert not dirty.with_name("cases.rejected.csv").exists()


def test_history_explains_an_import(dirty: Path, asha: Phone) -> None:
    run(str(dirty))
    pulled = asha.pull()["submissions"]
    assert {submission["form"] for submission in pulled} == {"import"}
    assert len(pulled) == 2
    out = StringIO()
    call_command("replay", "--check", stdout=out)
    assert "all is as it should be" in out.getvalue()


def write(folder: Path, *rows: Sequence[object], name: str = "cases.xlsx") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def told(record: Record) -> dict[str, str]:
    """The properties that the file gave it; whom it was given to stands on the record too."""
    properties = dict(record.properties)
    assert properties.pop("_owner") == record.owner
    return properties


def test_excel_with_real_dates_numbers_and_blank_rows(cast: Cast, tmp_path: Path) -> None:
    del cast
    file = write(
        tmp_path,
        ("external_id", "name", "owner_name", "age", "lmp", "phone"),
        (17, "Amina", "asha", 24.0, MIDNIGHT, 712345678),
        (None, None, None, None, None, None),
        ("A-2", "Zuri", "asha", 31, date(2026, 9, 2), "0712 345 678"),
    )
    assert "2 made, 0 changed, 0 unchanged, 0 not taken." in run(str(file))
    amina = Record.objects.get(external_id="17")
    assert told(amina) == {
        "external_id": "17",
        "age": "24",
        "lmp": "2026-09-01",
        "phone": "712345678",
    }


def test_formulas_count_as_what_they_last_showed(cast: Cast, tmp_path: Path) -> None:
    """One that was never worked out is an empty cell."""
    del cast
    rows = [("Amina", "asha", "=20+4"), ("Zuri", "asha", "=20+5")]
    file = write(tmp_path, ("name", "owner_name", "age"), *rows)
    work_out(file, "20+4", "24")
    assert "2 made" in run(str(file))
    assert told(Record.objects.get(label="Amina")) == {"age": "24"}
    assert told(Record.objects.get(label="Zuri")) == {}


def work_out(file: Path, formula: str, value: str) -> None:
    """Put the value of a formula into a workbook, as a spreadsheet does that saves it."""
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    bare, known = (f"<f>{formula}</f>{tag}".encode() for tag in ("<v />", f"<v>{value}</v>"))
    assert bare in parts[sheet]
    parts[sheet] = parts[sheet].replace(bare, known)
    with zipfile.ZipFile(file, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def test_excel_rejects_come_back_as_excel(cast: Cast, tmp_path: Path) -> None:
    del cast
    file = write(tmp_path, ("name", "owner_name", "lmp"), ("Amina", "who", date(2026, 9, 1)))
    run(str(file))
    book = load_workbook(tmp_path / "cases.rejected.xlsx")
    headers, row = book.worksheets[0].iter_rows(values_only=True)
    assert headers == ("name", "owner_name", "lmp", "problem")
    assert row[:3] == ("Amina", "who", "2026-09-01")


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "cases.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_updates_by_case_id_change_only_what_they_say(
    asha: Phone, today: date, tmp_path: Path
) -> None:
    record = new_id()
    asha.take(register(today, record=record))
    text = f"case_id,village,phone\n{record},Laini Saba,\n"
    assert "0 made, 1 changed" in run(str(csv_file(tmp_path, text)))
    found = Record.objects.get()
    assert found.properties["village"] == "Laini Saba"
    assert (found.label, found.properties["age"]) == ("Amina Wanjiru", "24")
    assert (found.area_id, found.version) == (home_of(asha.worker), 2)


def test_a_case_id_of_another_system_finds_its_record_again(cast: Cast, tmp_path: Path) -> None:
    del cast
    case = "f3a9c2d41b7e4c5fa0c16a4e2b1d9e77"
    row = f"case_id,name,owner_name\n{case},Amina,asha\n"
    assert "1 made" in run(str(csv_file(tmp_path, row)))
    assert "1 unchanged" in run(str(csv_file(tmp_path, row)))
    assert "1 changed" in run(str(csv_file(tmp_path, row.replace("Amina", "Amina W."))))
    assert Record.objects.get().label == "Amina W."


def test_a_new_owner_moves_the_record(
    asha: Phone, neema: Phone, today: date, tmp_path: Path
) -> None:
    record = new_id()
    asha.take(register(today, record=record))
    run(str(csv_file(tmp_path, f"case_id,owner_id\n{record},{neema.worker.id}\n")))
    assert Record.objects.get().area_id == home_of(neema.worker)
    assert not Task.objects.exclude(area=home_of(neema.worker)).exists()
    assert len(neema.pull()["submissions"]) == 2


def test_a_later_import_wins_over_a_phone_that_is_ahead(
    asha: Phone, today: date, tmp_path: Path
) -> None:
    """Clocks up to a day ahead are let in: the import's clock comes after all that were seen."""
    record = new_id()
    in_hours = int((datetime.now(UTC) + timedelta(hours=20)).timestamp() * 1000)
    asha.take(register(today, record=record, clock=Clock(in_hours, 0, DEVICE)))
    run(str(csv_file(tmp_path, f"case_id,age\n{record},25\n")))
    assert Record.objects.get().properties["age"] == "25"


def test_windows_western_files_are_read_with_a_warning(cast: Cast, tmp_path: Path) -> None:
    del cast
    file = csv_file(tmp_path, "name,owner_name\nAmélie,asha\n", "cp1252")
    assert "read as Windows Western" in run(str(file))
    assert Record.objects.get().label == "Amélie"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(cast: Cast, tmp_path: Path, separator: str) -> None:
    del cast
    text = "\r\n".join([separator.join(("name", "owner_name")), separator.join(("A", "asha")), ""])
    assert "1 made" in run(str(csv_file(tmp_path, text)))


def test_a_column_that_is_nearly_known_stops_the_import_unless_told(
    cast: Cast, tmp_path: Path
) -> None:
    del cast
    file = csv_file(tmp_path, "name,owner_name,vilage\nAmina,asha,Kianda\n")
    message = fails(str(file))
    assert "Column 'vilage' is neither ours nor a property" in message
    assert "Did you mean 'village'?" in message
    assert not Record.objects.exists()
    assert "Warning: Column 'vilage'" in run(str(file), "--ignore-columns")
    assert "village" not in Record.objects.get().properties


def test_a_column_of_another_system_is_left_out(cast: Cast, tmp_path: Path) -> None:
    del cast
    file = csv_file(tmp_path, "name,owner_name,shoe\nAmina,asha,38\n")
    assert "Warning: Column 'shoe' is left out" in run(str(file))
    assert Record.objects.get().label == "Amina"


def test_two_people_of_one_name_need_a_login(cast: Cast, tmp_path: Path) -> None:
    Worker.objects.add("asha2", "Asha Mwende", Role.CHW, cast.soweto.id)
    file = csv_file(tmp_path, "name,owner_name\nAmina,asha mwende\nZuri,asha2\n")
    out = run(str(file))
    assert "'asha mwende' may be several workers or areas" in out
    assert "1 made" in out


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("cases.csv", b"", "The file is empty."),
        ("cases.txt", b"name", "save it as .xlsx or .csv"),
        ("cases.xlsx", b"PK", "is not a workbook that can be read"),
        ("cases.csv", b"name,name\nA,B\n", "Column 'name' stands there twice."),
    ],
)
def test_files_that_cannot_be_used(
    cast: Cast, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    del cast
    (tmp_path / name).write_bytes(content)
    assert reason in fails(str(tmp_path / name))


def test_a_file_and_a_list_that_are_not_there(cast: Cast, tmp_path: Path) -> None:
    del cast
    assert "There is no file" in fails(str(tmp_path / "no.csv"))
    with pytest.raises(CommandError, match="Did you mean 'pregnancy'"):
        call_command("import", "x.csv", "--list", "pregnancies")
