"""The app's own store and sync against the real server, on SQLite and on PostgreSQL.

The worlds are the same each time, so that nobody's work waits for somebody else's rare fault. To
hunt: ``DOORSTEP_FUZZ_SEED=random DOORSTEP_FUZZ_SECONDS=600``; the number of a failure repeats it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import NODE
from tests.e2e.conftest import new_database
from tests.e2e.district import ROOT, District
from tests.server.photos import with_photo

SECONDS = 8
FIRST = "20261125"


@pytest.fixture(params=["sqlite", "postgres"])
def district(request: pytest.FixtureRequest, tmp_path: Path) -> District:
    """Without people; the test starts its server itself, and kills it."""
    address = f"sqlite:///{tmp_path / 'doorstep.sqlite3'}"
    if request.param == "postgres":
        address = new_database(request.getfixturevalue("postgres_dsn"))
    district = District(tmp_path, address)
    district.run("migrate")
    district.run("publish", str(with_photo(tmp_path)))
    return district


def test_whatever_goes_wrong_nothing_is_lost_and_all_agree(district: District) -> None:
    seed = os.environ.get("DOORSTEP_FUZZ_SEED", FIRST)
    seed = str(random.randrange(2**31)) if seed == "random" else seed
    given = {
        "NO_COLOR": "1",
        "DOORSTEP_PYTHON": sys.executable,
        "DOORSTEP_FUZZ_PORT": str(district.port),
        "DOORSTEP_FUZZ_SEED": seed,
        "DOORSTEP_FUZZ_SECONDS": os.environ.get("DOORSTEP_FUZZ_SECONDS", str(SECONDS)),
    }
    done = subprocess.run(
        [str(NODE), "node_modules/vitest/vitest.mjs", "run", "--config", "vite.fuzz.config.ts"],
        cwd=ROOT / "app", env=district.environment() | given, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    print(done.stdout, done.stderr)
    assert done.returncode == 0, f"DOORSTEP_FUZZ_SEED={seed}: see above"
