"""One address, several processes: whichever of them dies, the others answer."""

from __future__ import annotations

import os
import signal

import pytest

from .district import District, soon


@pytest.fixture
def several(district: District, monkeypatch: pytest.MonkeyPatch) -> District:
    monkeypatch.setenv("DOORSTEP_PROCESSES", "2")
    district.kill()
    district.start()
    return district


def test_one_process_dies_and_nobody_waits(several: District) -> None:
    soon("two processes", lambda: len(several.children("serve")) == 2)
    dies = min(several.children("serve"))
    os.kill(dies, signal.SIGKILL)
    assert all(several.answers() for _ in range(10))
    soon("another one took its place", lambda: len(several.children("serve") - {dies}) == 2)
    assert several.answers()
