"""Records that name records: one submission works out the tasks of all whom it may concern."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.protocol.days import epoch_day
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.submissions.builtin import IMPORT
from doorstep.server.messaging.outbound.preview import preview
from doorstep.server.programmes import releases
from doorstep.server.records.models import Record
from doorstep.server.records.replay import differences
from doorstep.server.records.world import whole_world, world_of
from doorstep.server.sync.accept import accept
from doorstep.server.sync.incoming import Incoming
from doorstep.server.sync.merging import merge, undo
from doorstep.server.tasks import explain
from doorstep.server.tasks.evaluate import present, tasks_on
from doorstep.server.tasks.models import Task
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day

from .conftest import Cast
from .forms import NAMESPACE, new_id, next_clock

pytestmark = pytest.mark.django_db
PROGRAMME = Path(__file__).parents[2] / "conformance" / "programme"

Says = Callable[..., str]


@pytest.fixture
def today(cast: Cast) -> date:  # noqa: ARG001 (the cast comes first, with a programme of its own)
    """Today where this programme is, which is not where the cast's own is."""
    publish(PROGRAMME)
    return programme_day()


@pytest.fixture
def says(cast: Cast, today: date) -> Says:
    """Says things of records by imports, as no form of the programme asks all of it."""

    def say(list_name: str, record: str = "", area: str = "", **values: str) -> str:
        acts, record = ("update", record) if record else ("create", new_id())
        fields = "".join(f"<{name}>{value}</{name}>" for name, value in values.items())
        instance = f"uuid:{new_id()}"
        xml = (
            f'<data id="{IMPORT}" version="1">{fields}<meta>'
            f'<entity xmlns="{NAMESPACE}" dataset="{list_name}" id="{record}" {acts}="1">'
            f"<label>{list_name}</label></entity><instanceID>{instance}</instanceID></meta></data>"
        )
        taken = accept(
            Incoming(
                id=instance,
                form=IMPORT,
                form_version=releases.current_hash(),
                xml=xml,
                happened=today.isoformat(),
                recorded=f"{today}T08:00:00Z",
                clock=str(next_clock()),
                worker=cast.administrator,
                area=UUID(area) if area else cast.kianda.id,
            )
        )
        assert taken.outcome == "accepted", taken.reason
        return record

    return say


def state(rule: str, subject: str) -> str:
    return Task.objects.get(rule=rule, subject=subject).state


def as_asked(today: date) -> bool:
    """Whether what is kept is what the rules say of everybody."""
    kept = [task.plain() for task in Task.objects.exclude(state="cancelled")]
    given = [task for task in tasks_on(today) if task.state != "cancelled"]
    return sorted(map(repr, kept)) == sorted(map(repr, given))


def test_a_change_of_one_reaches_the_household(says: Says, today: date) -> None:
    near, far = says("household", village="Lindi"), says("household")
    mother = says("person", household=near)
    born = (today - timedelta(days=32)).isoformat()
    child = says("child", mother=mother, weight="3.5", born=born)
    assert state("call_home", near) == "cancelled"
    says("child", child, weight="2.1")
    assert (state("call_home", near), state("growth", child)) == ("ready", "ready")
    says("person", mother, household=far)
    assert (state("call_home", near), state("call_home", far)) == ("cancelled", "ready")
    assert state("growth", child) == "cancelled"
    assert as_asked(today)


def test_what_is_kept_is_right_after_any_change(says: Says, today: date) -> None:
    chance = Random(7)
    homes = [says("household", village=chance.choice(["", "Lindi"])) for _ in range(3)]
    people = [says("person", household=chance.choice(homes), age="14") for _ in range(4)]
    children = [
        says("child", mother=chance.choice(people), born=today.isoformat()) for _ in range(4)
    ]
    for _ in range(25):
        match chance.randrange(4):
            case 0:
                says("household", chance.choice(homes), village=chance.choice(["", "Lindi"]))
            case 1:
                home, age = chance.choice([*homes, ""]), str(chance.randrange(3, 20))
                says("person", chance.choice(people), household=home, age=age)
            case 2:
                says("child", chance.choice(children), mother=chance.choice([*people, ""]))
            case _:
                says("child", chance.choice(children), weight=chance.choice(["", "2", "3"]))
        assert as_asked(today)
    package, programme = releases.current_package(), releases.programme(releases.current_hash())
    everybody = evaluate(programme, whole_world(package), epoch_day(today))
    for name, ids in {"household": homes, "person": people, "child": children}.items():
        for one in ids:
            alone = evaluate(programme, world_of(package, name, one), epoch_day(today))
            assert [t for t in alone if t.subject == one] == [
                t for t in everybody if t.subject == one
            ]


def test_children_go_along_when_two_mothers_are_one(cast: Cast, says: Says, today: date) -> None:
    """Imported, which says of each record where it is: who is kept stays there."""
    near, far = says("household", village="Lindi"), says("household", village="Laini")
    born = (today - timedelta(days=32)).isoformat()
    kept, merged = says("person", household=near), says("person", household=far)
    child = says("child", mother=merged, weight="2.1", born=born)
    says("person", merged, household=far, area=str(cast.soweto.pk))
    assert state("call_home", far) == "ready"
    made = merge(Record.objects.get(pk=kept), Record.objects.get(pk=merged), cast.manager)
    assert Record.objects.get(pk=child).properties["mother"] == kept
    assert Record.objects.get(pk=kept).area_id == cast.kianda.pk
    assert as_asked(today)
    assert list(differences()) == []
    undo(made, cast.manager)
    assert Record.objects.get(pk=child).properties["mother"] == merged
    assert state("call_home", far) == "ready"
    assert as_asked(today)
    assert list(differences()) == []


def test_why_a_household_is_called_at(says: Says, today: date) -> None:
    home = says("household")
    mother = says("person", household=home)
    says("child", mother=mother, weight="2.1")
    asked = explain.Asked("call_home", "once", Record.objects.get(pk=home))
    assert "Relevant: yes, as any-in-household(child, ${weight} < 2.5) is true" in explain.story(
        asked, present(today)
    )


def test_messages_look_at_the_household_too(says: Says, today: date, tmp_path: Path) -> None:
    """Also where it has another one of the same list."""
    shutil.copytree(PROGRAMME, tmp_path / "programme")
    file = tmp_path / "programme" / "programme.md"
    columns = ["code", "audience", "trigger", "for", "offset", "when", "text::English (en)"]
    row = ["twins", "chw", "created", "child", "", "any-in-household(child, true())", "Two of them"]
    table = [columns, ["---"] * len(columns), row]
    lines = "\n".join(f"| {' | '.join(line)} |" for line in table)
    file.write_text(f"{file.read_text()}\n## messages\n\n{lines}\n")
    publish(tmp_path / "programme")
    mother, other = says("person", household=says("household")), says("person")
    twins, single = [says("child", mother=mother) for _ in range(2)], says("child", mother=other)

    def coming(child: str) -> list[str]:
        return [one.text for one in preview(Record.objects.get(pk=child), today)]

    assert [coming(one) for one in (*twins, single)] == [["Two of them"], ["Two of them"], []]


@pytest.mark.usefixtures("today")
def test_only_what_rules_look_at_is_read(says: Says) -> None:
    """Of one child: her household, and what is named from there on, however many others are."""
    home = says("household")
    mother = says("person", household=home)
    sister, child = (says("child", mother=mother, weight="2.1") for _ in range(2))
    away = says("household", village="Lindi")
    says("household", home, head=says("person", household=away))
    head = Record.objects.get(pk=home).properties["head"]

    def read() -> tuple[set[str], int]:
        with CaptureQueriesContext(connection) as asked:
            world = world_of(releases.current_package(), "child", child)
        return {one.id for some in world.records.values() for one in some}, len(asked)

    before = read()
    assert before[0] == {home, mother, sister, child, head, away}
    for _ in range(5):
        says("child", mother=says("person", household=says("household")))
    assert read() == before
