"""What is known of people is asked in its own room only, through the doors there.

Elsewhere a queryset of these would be a way round the areas of whoever asks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import doorstep.server

HOUSE = Path(doorstep.server.__file__).parent
ROOMS = {
    "Record": "records",
    "Submission": "records",
    "SubmissionRecord": "records",
    "Quarantined": "records",
    "Attachment": "records",
    "Task": "tasks",
    "TaskChange": "tasks",
    "Entry": "audit",
    "Incoming": "messaging",
    "Outgoing": "messaging",
}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
BACKWARDS = {
    "record_set": "records",
    "submission_set": "records",
    "submissionrecord_set": "records",
    "quarantined_set": "records",
    "attachment_set": "records",
}
TABLES = re.compile(
    r"\b(FROM|JOIN|UPDATE|INTO)\s+\"?(records_|entity_|form_|task\b)", re.IGNORECASE
)
SQL_ROOMS = ("records", "tasks", "reports")
"""``reports`` runs the programme's own counts, which name nobody."""


def ways_round(source: str, room: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr in MANAGERS and ROOMS.get(owner, room) != room:
                yield f"line {node.lineno}: {owner}.{node.attr}"
            if BACKWARDS.get(node.attr, room) != room:
                yield f"line {node.lineno}: {node.attr}"
        if not isinstance(node, ast.expr):
            continue
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and TABLES.search(text) and room not in SQL_ROOMS:
            yield f"line {node.lineno}: SQL on a table of people"
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("get_model"):
            yield f"line {node.lineno}: get_model"


def test_every_read_of_people_goes_through_a_door() -> None:
    found = []
    for file in sorted(HOUSE.rglob("*.py")):
        inside = file.relative_to(HOUSE)
        if "migrations" not in inside.parts:
            room = inside.parts[0]
            found += [f"{inside} {way}" for way in ways_round(file.read_text(), room)]
    assert not found


def test_what_the_lint_finds() -> None:
    sources = (
        "Record.objects.filter(pk=1)",
        "Task._default_manager.all()",
        "worker.submission_set.all()",
        "execute('SELECT * FROM entity_child')",
        "rows('SELECT 1 FROM records_submission')",
        "apps.get_model('records', 'Record')",
    )
    for source in sources:
        assert list(ways_round(source, "desk")), source
    assert not list(ways_round("Record.objects.all()", "records"))
    assert not list(ways_round("access_records(worker).count()", "desk"))


def test_the_rooms_named_here_have_these_models() -> None:
    for model, room in ROOMS.items():
        assert f"class {model}(models.Model)" in (HOUSE / room / "models.py").read_text()


def test_the_tests_that_guard_our_promises_are_there() -> None:
    """SECURITY.md names them."""
    root = HOUSE.parents[1]
    promised = set(re.findall(r"`(test_\w+)`", (root / "SECURITY.md").read_text()))
    written = {
        name
        for file in (root / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(), re.MULTILINE)
    }
    assert len(promised) > 20
    assert promised <= written
