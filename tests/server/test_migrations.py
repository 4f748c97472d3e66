"""Databases with people in them come along when Doorstep is renewed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

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
