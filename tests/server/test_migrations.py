"""Databases with people in them come along when Doorstep is renewed."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django_otp.plugins.otp_static.models import StaticToken

from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.submissions.fold import Change, RecordState, apply
from doorstep.protocol.submissions.read import read
from doorstep.server.accounts.models import AppFactor
from doorstep.server.lib import locking
from doorstep.server.records.models import Record
from doorstep.server.tasks.publish import publish

from .conftest import PROGRAMME
from .forms import new_id, register
from .test_commands import run

OLD = [("accounts", "0001_initial"), ("areas", "0001_initial")]
NEW = [("accounts", "0003_only_postings")]


def migrate(targets: list[tuple[str, str]]) -> Any:  # noqa: ANN401  (apps as they were then have no types)
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.mark.django_db(transaction=True)
def test_everybody_is_posted_where_they_were() -> None:
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes()
    apps = migrate(OLD)
    area = apps.get_model("areas", "Area").objects.create(name="Kianda", path="/1/")
    add = apps.get_model("accounts", "Worker").objects.create
    add(login="asha", name="Asha", role="chw", area=area)
    add(login="root", name="Root", role="administrator")
    add(login="lost", name="Lost", role="chw")
    try:
        postings = migrate(NEW).get_model("accounts", "Posting").objects
        found = postings.order_by("role").values_list("worker__login", "role", "area", "starts")
        assert list(found) == [
            ("root", "administrator", None, date(2000, 1, 1)),
            ("asha", "chw", area.pk, date(2000, 1, 1)),
        ]
    finally:
        migrate([key for key in leaves if key[0]])


@pytest.mark.django_db(transaction=True)
def test_second_factors_are_locked() -> None:
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes()
    others = [("otp_totp", "0003_add_timestamps"), ("otp_static", "0003_add_timestamps")]
    old = migrate([("accounts", "0005_workers_numbers"), *others])
    worker = old.get_model("accounts", "Worker").objects.create(login="mosi", name="Mosi")
    app = old.get_model("otp_totp", "TOTPDevice").objects.create(user=worker, key="0a" * 20)
    paper = old.get_model("otp_static", "StaticDevice").objects.create(user=worker)
    paper.token_set.create(token="abcd2345")
    try:
        migrate([key for key in leaves if key[0]])
        assert AppFactor.objects.get(pk=app.pk).bin_key == b"\x0a" * 20
        assert StaticToken.objects.get().token == locking.prints("abcd2345")[0]
    finally:
        migrate([key for key in leaves if key[0]])


FIRST = [(app, "0001_initial") for app in ("accounts", "areas", "programmes", "records", "tasks")]


@pytest.mark.django_db(transaction=True)
def test_the_log_of_the_first_version_comes_along_whole() -> None:
    """Filled as that version did; then all migrations, a publishing and a replay."""
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes()
    old = migrate(FIRST)
    area = old.get_model("areas", "Area").objects.create(name="Kianda", path="/1/")
    add = old.get_model("accounts", "Worker").objects.create
    asha = add(login="asha", name="Asha", role="chw", area=area)
    record = new_id()
    sent = register(date(2026, 11, 1), record=record, name="Amina Yusuf")
    keep_as_then(old, sent, record, asha, area)
    try:
        migrate([key for key in leaves if key[0]])
        publish(PROGRAMME)
        assert "1 submissions amount to 1 records: all is as it should be." in run(
            "replay", "--check"
        )
        assert Record.objects.get().label == "Amina Yusuf"
    finally:
        migrate([key for key in leaves if key[0]])


def keep_as_then(old: Any, sent: dict[str, Any], record: str, worker: Any, area: Any) -> None:  # noqa: ANN401
    """A registration in the log, its record and their link."""
    kept = {name: sent[name] for name in ("form", "form_version", "xml", "happened", "recorded")}
    submission = old.get_model("records", "Submission").objects.create(
        **kept, instance_id=sent["id"], clock=sent["clock"], phone_clock=sent["clock"],
        worker=worker, area=area,
    )  # fmt: skip
    state = folded(sent)
    row = old.get_model("records", "Record").objects.create(
        id=record, list=state.list, label=state.label, properties=dict(state.properties),
        clocks=dict(state.clocks), known=state.known, version=state.version, area=area,
    )  # fmt: skip
    link = old.get_model("records", "SubmissionRecord")
    link.objects.create(submission=submission, record=row, area=area)


def folded(sent: dict[str, Any]) -> RecordState:
    package = compile_programme(load(PROGRAMME), "sqlite")
    form, lists = package["forms"][sent["form"]], package["lists"]
    reading = read(sent["xml"], sent["form"], form, lists, UTC)
    (operation,) = reading.operations
    facts = (sent["id"], sent["form"], sent["clock"], sent["happened"])
    return apply(RecordState(operation.id, operation.list), Change(*facts, "", operation))
