"""``doorstep import-areas``, ``import-workers`` and ``move``: people and places."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from doorstep.server.accounts.models import Device, Posting, Role, Worker
from doorstep.server.areas.models import Area
from doorstep.server.areas.places import Places
from doorstep.server.records.models import Record
from doorstep.server.tasks.models import Task

from .conftest import PROGRAMME, Cast, Phone
from .forms import new_id, register
from .test_commands import fails, run

pytestmark = pytest.mark.django_db


def file(folder: Path, text: str, name: str = "table.csv") -> str:
    (folder / name).write_text(text)
    return str(folder / name)


def ways() -> set[str]:
    places = Places()
    return {places.way(area) for area in Area.objects.all()}


AREAS = """\
code,name,parent
K-1,Kayole,E-0
E-0,Embakasi,Nairobi
,Nairobi,
K-2,Soweto,Kayole
"""


def test_areas_in_any_order_and_any_depth(db: None, tmp_path: Path) -> None:
    del db
    out = run("import-areas", file(tmp_path, AREAS))
    assert "4 new area; 0 rows not taken." in out
    deepest = "Nairobi / Embakasi / Kayole / Soweto"
    assert deepest in ways()
    assert any(line.split()[:3] == ["5", "new", "area"] for line in out.splitlines())
    assert "Nothing to change; 0 rows" in run("import-areas", file(tmp_path, AREAS))


def test_a_corrected_file_corrects(db: None, tmp_path: Path) -> None:
    del db
    run("import-areas", file(tmp_path, AREAS))
    mended = "code,name,parent\nK-2,Soweto East,Embakasi\nN,Nairobi,\nE-0,Embakasi,Nairobi\n"
    out = run("import-areas", file(tmp_path, mended))
    assert "1 moved, 1 code; 0 rows not taken." in out
    assert "Nairobi / Embakasi / Soweto East" in ways()
    assert Area.objects.get(code="N").name == "Nairobi"


def test_a_dry_run_tells_all_and_keeps_nothing(cast: Cast, tmp_path: Path) -> None:
    del cast
    out = run("import-areas", file(tmp_path, AREAS), "--dry-run")
    assert "4 new area" in out
    assert "Nothing was kept" in out
    assert Area.objects.count() == 3
    assert list(tmp_path.iterdir()) == [tmp_path / "table.csv"]


FAULTY_AREAS = """\
code;name;parent;population
A;Laini;Kibera;10
A;Again;Kibera;
B;;Kibera;
C;Lost;Kibra;
D;Ring;Link;
E;Link;Ring;
F;Soweto;Kibera;
G;kianda;Kibera;
;A/B;;
"""


def test_faults_say_row_column_and_cure_and_the_rest_is_taken(cast: Cast, tmp_path: Path) -> None:
    out = run("import-areas", file(tmp_path, FAULTY_AREAS))
    for reason in (
        "Warning: Column 'population' is left out: it is none of ours.",
        "Row 3, code: 'A' stands in row 2 already.",
        "Row 4, name: is missing.",
        "Row 5, parent: 'Kibra' is no area. Did you mean 'Kibera'?",
        "Row 6, parent: 'Link' is no area.",
        "Row 7, parent: 'Ring' is no area.",
        "Row 10, name: holds a '/'",
        "1 new area, 2 code, 1 renamed; 6 rows not taken.",
    ):
        assert reason in out
    assert Area.objects.get(code="G") == cast.kianda
    rejected = (tmp_path / "table.rejected.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rejected) == 7
    assert rejected[3].endswith("parent: 'Kibra' is no area. Did you mean 'Kibera'?")


def test_an_area_cannot_lie_in_itself(cast: Cast, tmp_path: Path) -> None:
    del cast
    run("import-areas", file(tmp_path, "code,name,parent\nK,Kibera,\nS,Soweto,Kibera\n"))
    out = run("import-areas", file(tmp_path, "code,name,parent\nK,Kibera,Soweto\n"))
    assert "Row 2, parent: 'Soweto' lies in 'Kibera', not around it." in out


def test_headings_that_cannot_be_used(db: None, tmp_path: Path) -> None:
    del db
    assert "it lacks name" in fails("import-areas", file(tmp_path, "code,parent\n1,2\n"))
    assert "Did you mean 'parent'?" in fails("import-areas", file(tmp_path, "name,parnt\nA,\n"))
    assert "stands there twice" in fails("import-areas", file(tmp_path, "name,Name\nA,B\n"))


# workers


WORKERS = """\
login,name,role,area,from,to,covers,left
baraka,Baraka Ouma,chw,Soweto,2026-01-05,,,
baraka,,chw,Kianda,2026-03-01,2026-03-31,asha,
asha,Asha M. Mwende,,,,,,
zuri,Zuri Wambui,Supervisor,Kibera,,,,
boss,Mercy Boss,administrator,,,,,
"""


def test_workers_and_their_postings(cast: Cast, tmp_path: Path) -> None:
    out = run("import-workers", file(tmp_path, WORKERS))
    assert "3 new worker, 1 renamed, 4 new posting; 0 rows not taken." in out
    baraka = Worker.objects.get(login="baraka")
    there = baraka.postings.order_by("starts").values_list("area", "starts", "ends", "covers")
    assert list(there) == [
        (cast.soweto.pk, date(2026, 1, 5), None, None),
        (cast.kianda.pk, date(2026, 3, 1), date(2026, 3, 31), cast.asha.pk),
    ]
    assert Posting.objects.get(worker__login="zuri").role == Role.SUPERVISOR
    assert Worker.objects.get(login="asha").name == "Asha M. Mwende"
    assert "Nothing to change" in run("import-workers", file(tmp_path, WORKERS))


def test_a_posting_is_ended_and_a_worker_leaves(asha: Phone, cast: Cast, tmp_path: Path) -> None:
    table = "login,role,area,to,left\nasha,,,,yes\nneema,chw,Soweto,2099-12-31,\n"
    out = run("import-workers", file(tmp_path, table))
    assert "1 left, 1 changed posting; 0 rows" in out or "1 changed posting, 1 left; 0 rows" in out
    assert not Worker.objects.get(login="asha").is_active
    assert Device.objects.get(pk=asha.device.pk).revoked_at is not None
    assert cast.neema.postings.get().ends == date(2099, 12, 31)


FAULTY_WORKERS = """\
login,name,role,area,from,to,covers
a b,Name,chw,Kianda,,,
new,,chw,Kianda,,,
new2,Name,nurse,Kianda,,,
new3,Name,chw,Kiandaa,,,
new4,Name,chw,,,,
new5,Name,chw,Kianda,01/02/2026,,
new6,Name,chw,Kianda,2026-02-02,2026-02-01,
new7,Name,chw,Kianda,,,asha
new8,Name,chw,Kianda,,2099-01-01,nobody
good,Good Name,chw,Kianda,,2099-01-01,better
better,Better Name,chw,Kianda,,,
"""


def test_faults_of_workers(cast: Cast, tmp_path: Path) -> None:
    del cast
    out = run("import-workers", file(tmp_path, FAULTY_WORKERS))
    for reason in (
        "Row 2, login: 'a b' cannot be a login: take 1 to 80 letters",
        "Row 3, name: is missing: this login is a new worker's.",
        "Row 4, role: 'nurse' is no role. The roles are: chw, supervisor, manager, administrator.",
        "Row 5, area: 'Kiandaa' is no area. Did you mean 'Kianda'?",
        "Row 6, A community health worker needs an area.",
        "Row 7, from: '01/02/2026' is not a date such as 2026-11-22.",
        "Row 8, It ends before it begins.",
        "Row 9, to: is missing: cover for leave needs the day it ends.",
        "Row 10, covers: 'nobody' is no worker's login.",
        "9 rows not taken.",
    ):
        assert reason in out
    assert Posting.objects.get(worker__login="good").covers == Worker.objects.get(login="better")
    assert not Worker.objects.filter(login__startswith="new").exists()


def test_workers_from_a_workbook_with_real_dates(cast: Cast, tmp_path: Path) -> None:
    del cast
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["login", "name", "role", "area", "from"])
    sheet.append(["juma", "Juma", "chw", "Kianda", date(2026, 5, 1)])
    book.save(tmp_path / "people.xlsx")
    assert "1 new posting" in run("import-workers", str(tmp_path / "people.xlsx"))
    assert Posting.objects.get(worker__login="juma").starts == date(2026, 5, 1)


# moving records


def test_records_go_to_another_worker_and_phones_follow(
    asha: Phone, neema: Phone, today: date
) -> None:
    asha.take(register(today, name="Amina"), register(today, name="Zuri", weeks=20))
    cursor = neema.pull()["cursor"]
    assert "1 records moved." in run("move", "Amina", "--to", "neema")
    assert len(neema.pull(cursor)["submissions"]) == 2
    assert "0 records moved." in run("move", "Amina", "--to", "neema")
    assert "1 records moved." in run("move", "--in", "Kianda", "--to", "neema")
    assert "2 records moved." in run("move", "--of", "neema", "--to", "Kianda")
    assert "all is as it should be" in run("replay", "--check")


def test_the_worker_a_record_was_given_to_owns_its_tasks(
    cast: Cast, asha: Phone, today: date
) -> None:
    asha.take(register(today, weeks=20, name="Amina"))
    Worker.objects.add("second", "Second", Role.CHW, cast.kianda.id)
    run("move", "Amina", "--to", "second")
    second = Worker.objects.get(login="second")
    assert set(Task.objects.values_list("owner", flat=True)) == {str(second.pk)}
    run("publish", str(PROGRAMME))
    assert set(Task.objects.values_list("owner", flat=True)) == {str(second.pk)}


CHILDREN = """\
case_id,name,owner_name,mother
,Baby,asha,{mother}
,Other,asha,
"""


COLUMNS = {"entities": "parent", "properties": "to"}
ROWS = {
    "entities": "| child | Child | Enfant | Mtoto | mother |",
    "properties": "| child | mother | record | | | | Mother | Mère | Mama | pregnancy |",
}


def add_children(tables: Path) -> None:
    """A list whose records name a pregnancy as their parent."""
    changed, section = [], ""
    for line in tables.read_text().splitlines():
        section = line[3:] if line.startswith("## ") else section
        changed.append(line)
        if not line.startswith("|") or section not in COLUMNS:
            continue
        if line.startswith("|---"):
            changed[-1:] = [f"{line}---|", ROWS[section]]
        else:
            is_heading = line.startswith(("| name ", "| list "))
            changed[-1] = f"{line} {COLUMNS[section] if is_heading else ''} |"
    tables.write_text("\n".join(changed))


def test_a_household_moves_as_a_whole(cast: Cast, asha: Phone, today: date, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PROGRAMME, tmp_path / "programme"))
    add_children(folder / "programme.md")
    run("publish", str(folder))
    mother = new_id()
    asha.take(register(today, record=mother, name="Amina"))
    table = file(tmp_path, CHILDREN.format(mother=mother))
    assert "2 made" in run("import", table, "--list", "child")
    assert "2 records moved." in run("move", "Amina", "--to", "neema")
    there = Record.objects.filter(area=cast.soweto).values_list("label", flat=True)
    assert set(there) == {"Amina", "Baby"}
    assert "all is as it should be" in run("replay", "--check")


def test_what_cannot_be_moved(cast: Cast) -> None:
    del cast
    assert "is no record" in fails("move", "Nobody", "--to", "neema")
    assert "is no worker who is posted" in fails("move", "Nobody", "--to", "neeema")
