"""The app as it was, speaking version 1 of the protocol, against the server of today (ADR 41)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

from tests.browser import NODE
from tests.server.forms import correcting, new_id, register, visit, withdrawing
from tests.server.photos import photographed, with_photo

from .district import ROOT, District
from .phone import TIME_ZONE

PROGRAM = ROOT / "app" / "tests" / "old" / "speaks1.js"


class OldPhone:
    """The frozen store and sync, without screens."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def ask(self, what: str, **details: str) -> Any:  # noqa: ANN401  (what a program of its own says)
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": what, **details}) + "\n")
        self.process.stdin.flush()
        reply = json.loads(self.process.stdout.readline())
        assert "error" not in reply, reply["error"]
        return reply["answer"]

    def save(self, sent: dict[str, Any], about: str = "") -> str:
        saved: str = self.ask("save", form=sent["form"], about=about, xml=sent["xml"])["id"]
        return saved

    def sync(self) -> dict[str, Any]:
        self.ask("sync")
        held: dict[str, Any] = self.ask("held")
        return held


@contextmanager
def old_phone(district: District, worker: str) -> Iterator[OldPhone]:
    command = [str(NODE), str(PROGRAM), district.url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        phone = OldPhone(process)
        phone.ask("enrol", token=district.link(worker).rpartition("/")[2])
        yield phone
        process.kill()


class NewPhone:
    """The supervisor's, whose app is of today."""

    def __init__(self, district: District, worker: str) -> None:
        self.url, self.token = district.url, ""
        token = district.link(worker).rpartition("/")[2]
        self.token = self.post("enrol", {"token": token, "device": "0" * 15 + "9"})["device_token"]

    def post(self, what: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        request = Request(f"{self.url}/api/{what}", json.dumps(body).encode(), headers)
        with urlopen(request) as answer:
            said: dict[str, Any] = json.load(answer)
            return said

    def push(self, *submissions: dict[str, Any]) -> None:
        answers = self.post("push", {"submissions": submissions})["answers"]
        assert {one["outcome"] for one in answers} == {"accepted"}, answers


def names(held: dict[str, Any]) -> list[str]:
    return sorted(record["label"] for record in held["records"])


def test_it_sends_gets_and_forgets_as_ever(district: District, tmp_path: Path) -> None:
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    amina, zuhra = new_id(), new_id()
    first = register(today, record=amina, name="Amina Yusuf")
    with old_phone(district, "asha") as asha:
        asha.ask("sync")
        for sent in (first, register(today, record=zuhra, name="Zuhra Ali")):
            asha.save(sent)
        own = asha.save(visit(today, amina, "bleeding"), amina)
        held = asha.sync()
        assert asha.ask("phone")["unsent"] == 0
        assert names(held) == ["Amina Yusuf", "Zuhra Ali"]
        assert len(held["log"]) == 3
        what_others_do_reaches_it(district, asha, today, amina, own)
        district.run("addarea", "Langata", "--in", "Mlimani")
        district.run("move", zuhra, "--to", "Langata")
        assert names(asha.sync()) == ["Amina Yusuf", "Halima"]
        a_new_programme_reaches_it(district, asha, today, amina, tmp_path)
    district.run("replay", "--check")


def what_others_do_reaches_it(
    district: District, asha: OldPhone, today: date, amina: str, own: str
) -> None:
    """Corrections and withdrawals came after it: what it cannot understand does it no harm."""
    zawadi = NewPhone(district, "zawadi")
    told = visit(today, amina)
    zawadi.push(correcting({"id": own}, told))
    extra = visit(today, amina)
    zawadi.push(extra)
    zawadi.push(withdrawing(extra, today))
    file = district.folder / "people.csv"
    file.write_text("name,owner_name,lmp,age\nHalima,Asha Njeri,2026-08-01,24\n")
    district.run("import", str(file), "--list", "pregnancy")
    held = asha.sync()
    assert names(held) == ["Amina Yusuf", "Halima", "Zuhra Ali"]
    assert {told["id"], extra["id"]} <= set(held["log"])
    assert any(task["state"] == "ready" for task in held["tasks"])


def a_new_programme_reaches_it(
    district: District, asha: OldPhone, today: date, amina: str, folder: Path
) -> None:
    """With a question for a photo, which it cannot take; others can, and it can show the rest."""
    district.run("publish", str(with_photo(folder)))
    seen = photographed(today, amina)
    NewPhone(district, "zawadi").push(seen)
    assert seen["id"] in asha.sync()["log"]
    before = len(asha.sync()["log"])
    asha.save(visit(today, amina), amina)
    assert len(asha.sync()["log"]) == before + 1
    assert asha.ask("phone") | {"unsent": 0, "quarantined": []} == asha.ask("phone")
