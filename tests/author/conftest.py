"""The rehearsal as `./dev setup` builds it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from doorstep.author.rehearsal import node

APP = Path(__file__).parents[2] / "app"


@pytest.fixture(scope="session")
def rehearsal() -> None:
    """Built anew, so that the tests see the sources as they are."""
    program = node.node()
    assert program is not None, "the build extra brings Node"
    path = os.pathsep.join([str(Path(program).parent), os.environ["PATH"]])
    subprocess.run(
        [program, "node_modules/vite/bin/vite.js", "build", "--config", "vite.rehearse.config.ts"],
        cwd=APP,
        env=os.environ | {"PATH": path},
        check=True,
        capture_output=True,
    )
