"""Tasks as people and other programs read them: ISO dates, words, the order of worklists."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Band

DAY = "DATE '1970-01-01' + CAST({0} AS INTEGER)"
URGENCY = "t.band < 3, -t.score, t.due, t.rule, t.occurrence, t.subject, t.cause"
"""The order of ``protocol.worklist.order_key``: a test holds them together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose tasks; '' is everybody's. Asking for a worker gives the open ones, in order."""

    worker: str = ""
    subject: str = ""


def show(connection: duckdb.DuckDBPyConnection, programme: Programme, wanted: Wanted) -> None:
    """Make ``shown`` of ``found``: sorted by owner and rank, where there is one, then the rest."""
    connection.execute(
        f"CREATE TABLE shown AS SELECT {_columns(programme)} FROM found AS t {_where(wanted)} "
        f"ORDER BY owner, rank, {URGENCY}",
        {name: value for name, value in _given(wanted).items() if value},
    )


def _given(wanted: Wanted) -> dict[str, str]:
    return {"worker": wanted.worker, "subject": wanted.subject}


def _where(wanted: Wanted) -> str:
    tests = []
    if wanted.worker:
        tests.append("t.owner = $worker AND t.state = 'ready'")
    if wanted.subject:
        tests.append("t.subject = $subject")
    return f"WHERE {' AND '.join(tests)}" if tests else ""


def _columns(programme: Programme) -> str:
    """``rank`` is the place on the worklist of the record's owner; only open tasks have one."""
    place = f"row_number() OVER (PARTITION BY t.owner, t.state ORDER BY {URGENCY})"
    days = {name: f"{DAY.format(f't.{name}')} AS {name}" for name in DAYS}
    moment = "epoch_ms(t.due_at * 1000) AS due_at"
    bands = " ".join(f"WHEN {band.value} THEN '{band.name.lower()}'" for band in Band)
    made = {
        "rank": f"CASE WHEN t.state = 'ready' THEN {place} END AS rank",
        "group": 't.grp AS "group"',
        "due_at": moment,
        "band": f"CASE t.band {bands} END AS band",
        "reasons": f"{_reasons(programme)} AS reasons",
        **days,
    }
    return ", ".join(made.get(name, f"t.{name}") for name in COLUMNS)


DAYS = ("opens", "due", "closes", "done_day", "until")
COLUMNS = (
    *("owner", "rank", "state", "band", "score", "reasons", "rule", "group", "occurrence", "cause"),
    *("subject", "area", "form", "opens", "due", "due_at", "closes", "attempts", "until"),
    *("done_day", "done_id", "done_by"),
)


def _reasons(programme: Programme) -> str:
    """The codes of the reasons, one blank apart."""
    cases = []
    for rule in programme.rules:
        bits = enumerate(programme.reasons_of(rule))
        codes = [f"CASE WHEN t.reasons & {1 << i} > 0 THEN '{r.code}' END" for i, r in bits]
        if codes:
            cases.append(f"WHEN '{rule.name}' THEN concat_ws(' ', {', '.join(codes)})")
    return f"nullif(CASE t.rule {' '.join(cases)} END, '')" if cases else "NULL"
