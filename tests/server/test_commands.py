"""The commands, as somebody at a terminal runs them."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from doorstep.server.accounts.models import Worker
from doorstep.server.accounts.postings import standing
from doorstep.server.areas.models import Area
from doorstep.server.lib import database
from doorstep.server.programmes.models import FormVersion, Release
from doorstep.server.programmes.releases import current_hash
from doorstep.server.records.models import Record
from doorstep.server.tasks.models import Task

from .conftest import PROGRAMME, Cast, Phone, home_of
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def fails(*words: str) -> str:
    with pytest.raises(CommandError) as caught:
        run(*words)
    return str(caught.value)


# publish


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROGRAMME, tmp_path / "programme"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_publish_keeps_records_and_makes_tasks_anew(asha: Phone, today: date, folder: Path) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record), visit(today, record))
    before = current_hash()
    change(folder / "programme.md", "| points::urgent | 20 |", "| points::urgent | 25 |")
    assert "antenatal 2026.11.1 is current" in run("publish", str(folder))
    assert current_hash() != before
    assert Release.objects.count() == 2
    assert Task.objects.filter(state="completed", occurrence="20w").exists()
    assert "all is as it should be" in run("replay", "--check")


def test_publish_twice_is_one_release(folder: Path) -> None:
    run("publish", str(folder))
    run("publish", str(folder))
    assert Release.objects.count() == 1


def test_publish_an_older_one_again(folder: Path) -> None:
    before = current_hash()
    change(folder / "programme.md", "| points::urgent | 20 |", "| points::urgent | 25 |")
    run("publish", str(folder))
    run("publish", str(PROGRAMME))
    assert current_hash() == before
    assert Release.objects.filter(current=True).count() == 1


def test_old_forms_stay_readable(asha: Phone, today: date, folder: Path) -> None:
    for form in ("register_pregnancy", "anc_visit"):
        change(folder / "forms" / f"{form}.md", "2026112201", "2026120101")
    run("publish", str(folder))
    assert FormVersion.objects.filter(form="anc_visit").count() == 2
    record = new_id()
    asha.take(register(today, record=record), visit(today, record))


def test_a_wrong_programme_changes_nothing(folder: Path) -> None:
    before = current_hash()
    change(folder / "programme.md", "weeks-since(${lmp})", "weeks-since(${lpm})")
    message = fails("publish", str(folder))
    assert "lpm" in message
    assert "Nothing was published." in message
    assert current_hash() == before


# people and places


def test_areas_workers_and_links() -> None:
    run("addarea", "Kisumu")
    run("addarea", "Nyalenda", "--in", "Kisumu")
    assert Area.objects.get(name="Nyalenda").path.startswith(Area.objects.get(name="Kisumu").path)
    run("addworker", "achieng", "--name", "Achieng Otieno", "--area", "nyalenda")
    worker = Worker.objects.get()
    assert (standing(worker).role, home_of(worker)) == ("chw", Area.objects.get(name="Nyalenda").pk)
    assert not worker.has_usable_password()
    out = run("enrol", "achieng", "--qr", "--base", "https://d.test")
    assert "https://d.test/#/enrol/" in out
    assert "▀" in out or "█" in out


def test_what_people_mistype(cast: Cast) -> None:
    del cast
    assert "'ashaa' is no worker. There are: asha, mosi" in fails("enrol", "ashaa")
    assert "could be one of" in fails("enrol", "a")
    assert "'Kiand' is no area" in fails("addarea", "X", "--in", "Kiand")
    assert "login already" in fails("addworker", "asha", "--name", "A", "--area", "Kianda")
    assert "needs --area" in fails("addworker", "new", "--name", "A")
    assert "Only health workers" in fails("enrol", "mosi")
    assert "'' is no worker. There are:" in fails("worklist", "--worker", "")
    assert "login already" in fails("addworker", "Asha", "--name", "A", "--area", "Kianda")
    assert "cannot be a login" in fails("addworker", "", "--name", "A", "--area", "Kianda")
    assert "cannot be a login" in fails("addworker", "a b/", "--name", "A", "--area", "Kianda")
    assert "A name for the worker has" in fails("addworker", "b", "--name", " ", "--area", "Kianda")
    assert "A name for the area has 1 to 200" in fails("addarea", "A" * 201)
    assert "There is an area 'kibera' in that place already." in fails("addarea", "kibera")
    assert "is no address such as" in fails("enrol", "asha", "--base", "javascript:alert(1)")


@pytest.mark.parametrize("months", ["0", "-1", "x", "99999999"])
def test_figures_of_impossible_months(months: str) -> None:
    assert "is not a number of months from 1 to 120" in fails("figures", f"--months={months}")


def test_a_part_of_the_name_is_enough(cast: Cast) -> None:
    del cast
    assert "For Asha Mwende" in run("enrol", "mwende")


# rollover, replay, figures


def test_rollover_says_whether_it_did(cast: Cast) -> None:
    del cast
    assert "was done before" in run("rollover")


def test_replay_finds_what_was_tampered_with(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, record=record), visit(today, record))
    assert "2 submissions amount to 1 records" in run("replay", "--check")
    database.execute("UPDATE entity_pregnancy SET age = 99")
    out = StringIO()
    with pytest.raises(CommandError, match="1 differences"):
        call_command("replay", "--check", stdout=out)
    assert f"entity_pregnancy {record}: differs in age." in out.getvalue()
    database.execute("DELETE FROM form_anc_visit")
    Record.objects.update(label="Somebody else")
    with pytest.raises(CommandError, match="3 differences"):
        call_command("replay", "--check", stdout=StringIO())


def test_figures(asha: Phone, today: date) -> None:
    assert "Nothing was done" in run("figures")
    for _ in range(2):
        record = new_id()
        asha.take(register(today, weeks=20, record=record), visit(today, record))
    month = f"{today:%Y-%m}"
    assert rows(run("figures", "--months", "1")) == [
        ["Pregnancy tasks done", month, "Asha Mwende", "2"],
        ["Pregnancies registered", month, "Asha Mwende", "2"],
        ["Pregnancy visits done in their weeks", month, "Asha Mwende", "100 % (2 of 2)", "80 %"],
    ]
    by_area = rows(run("figures", "--months", "1", "--by", "area"))
    assert by_area[1] == ["Pregnancies registered", month, "Kianda", "2"]


def rows(table: str) -> list[list[str]]:
    """The cells of a printed table, without its headings."""
    return [re.split(r" {2,}", line) for line in table.splitlines()[2:]]


# worklist and explain


@pytest.fixture
def three(asha: Phone, today: date) -> dict[str, str]:
    """Zuri had a danger sign yesterday, Baraka's visit is late, Chausiku's is not."""
    people = {name: new_id() for name in ("Zuri", "Baraka", "Chausiku")}
    asha.take(
        register(today - timedelta(days=2), 20, people["Zuri"], "Zuri"),
        visit(today - timedelta(days=1), people["Zuri"], "bleeding"),
        register(today - timedelta(days=3), 20, people["Baraka"], "Baraka"),
        register(today, 20, people["Chausiku"], "Chausiku"),
    )
    return people


@pytest.mark.usefixtures("three")
def test_worklist() -> None:
    lines = run("worklist", "--worker", "asha").splitlines()
    assert lines[0].split() == ["rank", "band", "score", "who", "task", "due", "reasons"]
    assert [line.split()[3] for line in lines[2:]] == ["Zuri", "Baraka", "Chausiku"]
    assert lines[2].split()[1] == "stat"
    assert "Emergency sign at the last visit" in lines[2]
    assert "(3 days late)" in lines[3]


@pytest.mark.usefixtures("three")
def test_points_of_the_reasons_are_the_score() -> None:
    found = json.loads(run("worklist", "--worker", "asha", "--as", "json"))
    assert [entry["rank"] for entry in found] == [1, 2, 3]
    for entry in found:
        assert sum(reason["points"] for reason in entry["reasons"]) == entry["score"]


@pytest.mark.usefixtures("three")
def test_worklist_of_another_day(today: date) -> None:
    later = (today + timedelta(weeks=6)).isoformat()
    out = run("worklist", "--worker", "asha", "--today", later)
    assert out.count("anc.26w") == 3
    assert Task.objects.get(subject=Record.objects.get(label="Zuri").pk, occurrence="26w").state


@pytest.mark.usefixtures("three")
def test_worklists_end_at_the_area() -> None:
    assert "has no open tasks" in run("worklist", "--worker", "neema")


@pytest.mark.usefixtures("three")
def test_what_stays_undone_is_on_the_supervisors_worklist(today: date) -> None:
    assert "has no open tasks" in run("worklist", "--worker", "wanjiru")
    tomorrow = (today + timedelta(days=1)).isoformat()
    lines = run("worklist", "--worker", "wanjiru", "--today", tomorrow).splitlines()
    assert [line.split()[3:5] for line in lines[2:]] == [
        ["Zuri", "danger_late.danger_follow_up.next_day"]
    ]
    assert "danger_late" not in run("worklist", "--worker", "asha", "--today", tomorrow)
    (entry,) = json.loads(
        run("worklist", "--worker", "wanjiru", "--today", tomorrow, "--as", "json")
    )
    assert sum(reason["points"] for reason in entry["reasons"]) == entry["score"]
    key = "danger_late.danger_follow_up.next_day@zuri"
    assert f"it is raised on {tomorrow}" in run("explain", key)
    out = run("explain", key, "--today", tomorrow)
    assert f"Raised: {tomorrow}, 1 day after danger_follow_up.next_day was due" in out
    assert "For: supervisor, call" in out


def test_explain_by_name_and_by_id(three: dict[str, str]) -> None:
    out = run("explain", "anc.20w@baraka")
    assert out.startswith(f"Baraka, pregnancy {three['Baraka']}")
    assert "State: ready" in out
    assert "Place: 2 of 3 on the worklist of Asha Mwende" in out
    assert "above it: danger_follow_up" in out
    assert "below it: anc.20w for Chausiku" in out
    task = Task.objects.get(occurrence="20w", subject=three["Baraka"])
    assert run("explain", str(task.id)) == out
    assert run("explain", str(task.id)[:8]) == out
    assert run("explain", f"anc.20w@{three['Baraka'][:8]}") == out


def test_explain_says_which_of_two_stands_higher(three: dict[str, str]) -> None:
    first, second = (
        (f"{one['key']}@{one['subject']}", one["who"])
        for one in json.loads(run("worklist", "--worker", "asha", "--as", "json"))[:2]
    )
    for asked in ((first, second), (second, first)):
        out = run("explain", asked[0][0], "--above", asked[1][0]).rpartition("\n\n")[2]
        assert f"for {first[1]} stands above " in out
        assert f"for {second[1]}: " in out
        assert not any(record in out for record in three.values())


def test_explain_speaks_of_people_and_reasons_in_words(
    asha: Phone, today: date, three: dict[str, str]
) -> None:
    done = run("explain", "anc.20w@zuri")
    assert "anc.20w (Pregnancy visit, 20 weeks) for Zuri, on" in done
    assert "by Asha Mwende with" in done
    assert str(asha.worker.id) not in done
    assert "+5 No visit yet (no_contact): " in run("explain", "anc.20w@baraka")
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert "Place: " not in run("explain", "anc.20w@baraka", "--today", tomorrow)
    assert three


def test_the_whole_name_comes_before_parts_of_names(asha: Phone, today: date) -> None:
    asha.take(register(today, 20, new_id(), "Zuri"), register(today, 20, new_id(), "Zuri Njeri"))
    assert run("explain", "anc.20w@zuri").startswith("Zuri, pregnancy")


@pytest.mark.usefixtures("three")
def test_a_name_alone_says_which_tasks_there_are() -> None:
    assert "Say which task of 'baraka': anc.20w@\"Baraka\", " in fails("explain", "baraka")
    assert "say which one, as anc.12w, anc.20w" in run("explain", "anc@baraka")


@pytest.mark.usefixtures("three")
def test_explain_what_is_done_or_not_there() -> None:
    assert "State: completed" in run("explain", "anc.20w@zuri")
    assert "Ledger: " in run("explain", "anc.20w@zuri")
    assert "There is no such task" in run("explain", "anc.21w@zuri")
    assert "window closed before the record was known (" in run("explain", "anc.12w@zuri")
    assert "Nothing is like 'anc.20w@nobody'" in fails("explain", "anc.20w@nobody")
    assert "several records" in fails("explain", "anc.20w@u")
    assert "at least 8 characters" in fails("explain", "abc")
