"""Filled forms as a phone sends them, for the reference programme."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from doorstep.protocol.submissions.clock import Clock

if TYPE_CHECKING:
    from doorstep.server.tasks.models import Task

VERSION = "2026112201"
DEVICE = "00000000000000d1"
NAMESPACE = "http://www.opendatakit.org/xforms/entities"


def new_id() -> str:
    return str(uuid.uuid4())


def register(
    today: date,
    weeks: int = 20,
    record: str = "",
    name: str = "Amina Wanjiru",
    clock: Clock | None = None,
    **answers: str,
) -> dict[str, Any]:
    """A registration ``weeks`` into the pregnancy, recorded today."""
    lmp = (today - timedelta(weeks=weeks)).isoformat()
    woman = {"woman_name": name, "age": "24", "village": "Kianda"} | answers
    body = (
        "<consent_page><consent>yes</consent></consent_page>"
        f"<woman>{''.join(f'<{k}>{v}</{k}>' for k, v in woman.items())}</woman>"
        f"<pregnancy><lmp>{answers.get('lmp', lmp)}</lmp>"
        "<first_pregnancy>no</first_pregnancy></pregnancy><contact><phone/></contact>"
    )
    return envelope("register_pregnancy", body, record or new_id(), "create", name, today, clock)


def visit(
    today: date,
    record: str,
    danger_signs: str = "",
    outcome: str | None = None,
    clock: Clock | None = None,
    appointment: str = "",
) -> dict[str, Any]:
    """A pregnancy visit; with an outcome the pregnancy is over."""
    still = "yes" if outcome is None else "no"
    body = (
        f"<pregnancy>{record}</pregnancy><status><still_pregnant>{still}</still_pregnant>"
        + (f"<outcome>{outcome}</outcome>" if outcome else "")
        + "</status>"
    )
    if outcome is None:
        any_sign = "yes" if danger_signs else "no"
        body += (
            f"<danger><any_danger_sign>{any_sign}</any_danger_sign>"
            + (f"<danger_signs>{danger_signs}</danger_signs>" if danger_signs else "")
            + f"<danger_signs_now>{danger_signs}</danger_signs_now></danger>"
            + f"<next><next_appointment>{appointment}</next_appointment></next>"
        )
    return envelope("anc_visit", body, record, "update", "", today, clock)


def outcome(today: date, task: Task, said: str, until: str = "") -> dict[str, Any]:
    """What is said of a task instead of doing it."""
    from doorstep.server.programmes.releases import current_package  # benchmarks have no Django

    answers = {
        "rule": task.rule,
        "occurrence": task.occurrence,
        "cause": task.cause,
        "outcome": said,
        "until": until,
        "note": "",
    }
    body = "".join(f"<{name}>{text}</{name}>" for name, text in answers.items())
    version = current_package()["forms"]["task_outcome"]["version"]
    return envelope("task_outcome", body, task.subject, "", "", today, None, version)


def correcting(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """``new`` as what its form engine makes of it when it corrects ``old``."""
    meta = f"<meta><deprecatedID>{old['id']}</deprecatedID>"
    return new | {"xml": new["xml"].replace("<meta>", meta)}


def withdrawing(old: dict[str, Any], today: date, why: str = "twice") -> dict[str, Any]:
    body = f"<withdraws>{old['id']}</withdraws><why>{why}</why><note/>"
    return envelope("withdrawal", body, "", "", "", today, None, "1")


def envelope(
    form: str,
    body: str,
    record: str,
    flag: str,
    label: str,
    day: date,
    clock: Clock | None,
    version: str = VERSION,
) -> dict[str, Any]:
    instance, does = f"uuid:{new_id()}", f'{flag}="1"' if flag else ""
    named = f'<entity dataset="pregnancy" id="{record}" {does}><label>{label}</label></entity>'
    xml = (
        f'<data xmlns:entities="{NAMESPACE}" id="{form}" version="{version}">{body}<meta>'
        f"<instanceID>{instance}</instanceID>{named if record else ''}</meta></data>"
    )
    now = datetime.now(UTC)
    return {
        "id": instance,
        "form": form,
        "form_version": version,
        "xml": xml,
        "happened": day.isoformat(),
        "recorded": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "clock": str(clock or next_clock()),
    }


_counter = iter(range(1_000_000))


def next_clock() -> Clock:
    """Each clock is later than the one before."""
    ms = int(datetime.now(UTC).timestamp() * 1000)
    return Clock(ms, next(_counter) % 0x10000, DEVICE)
