"""Clients with six submissions each, as a colleague of the same area sends them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.request import Request, urlopen

from doorstep.simulate.people import FAMILY_NAMES, FIRST_NAMES
from tests.e2e.district import District
from tests.server.forms import new_id, register, visit

BATCH = 50
VISITS = 5


def fill(district: District, clients: int) -> None:
    district.run("addworker", "juma", "--name", "Juma", "--role", "chw", "--area", "Kibuyu")
    token = ask(district, "/api/enrol", {"token": district.link("juma").rpartition("/")[2],
                                         "device": "00000000000000aa", "sealed": []})  # fmt: skip
    waiting = work(clients)
    for start in range(0, len(waiting), BATCH):
        batch = {"sent": "", "submissions": waiting[start : start + BATCH]}
        answers = ask(district, "/api/push", batch, token["device_token"])["answers"]
        assert {answer["outcome"] for answer in answers} == {"accepted"}, answers[:2]


def ask(district: District, path: str, body: object, token: str = "") -> Any:  # noqa: ANN401
    headers = {"Content-Type": "application/json"}
    data = json.dumps(body).encode()
    if token:
        headers |= {"Authorization": f"Bearer {token}", "Content-Encoding": "gzip"}
        data = gzip.compress(data)
    with urlopen(Request(district.url + path, data, headers)) as answer:
        return json.load(answer)


def work(clients: int) -> list[dict[str, Any]]:
    today = datetime.now(UTC).date()
    found: list[dict[str, Any]] = []
    for place in range(clients):
        record, name = new_id(), f"{FIRST_NAMES[place % 30]} {FAMILY_NAMES[place // 30 % 24]}"
        found.append(register(today, weeks=8 + place % 30, record=record, name=name))
        for ago in range(VISITS):
            sign = "fever" if place % 10 == 0 and ago == 0 else ""
            found.append(visit(today - timedelta(weeks=4 * ago + 5), record, sign))
    return found
