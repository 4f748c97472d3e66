"""A real server process on a real database, set up with the same commands that people use."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PROGRAMME = ROOT / "tests" / "programmes" / "antenatal"
LINK = re.compile(r"https?://\S+/#/enrol/\S+")
STARTING = 20.0  # seconds a server may take to answer for the first time


@dataclass
class District:
    """One area with one CHW and a supervisor above; ``database`` as DOORSTEP_DATABASE has it."""

    folder: Path
    database: str
    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None
    programme: Path = PROGRAMME

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def settle(self) -> None:
        """Tables, programme, places and people."""
        self.run("migrate")
        self.run("publish", str(self.programme))
        self.run("addarea", "Mlimani")
        self.run("addarea", "Kibuyu", "--in", "Mlimani")
        self.run("addworker", "asha", "--name", "Asha Njeri", "--role", "chw", "--area", "Kibuyu")
        self.run(
            "addworker", "zawadi", "--name", "Zawadi Mwakio", "--role", "supervisor",
            "--area", "Mlimani",
        )  # fmt: skip

    def run(self, *arguments: str, fails: bool = False) -> str:
        """A `doorstep` command: what it printed. It must succeed, unless ``fails``."""
        done = subprocess.run(
            [sys.executable, "-m", "doorstep.cli", *arguments],
            env=self.environment(), capture_output=True, text=True, check=False, cwd=ROOT,
        )  # fmt: skip
        assert (done.returncode != 0) == fails, f"{arguments}: {done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def link(self, worker: str) -> str:
        found = LINK.search(self.run("enrol", worker))
        assert found, f"no link for {worker}"
        return found[0]

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "doorstep.cli", "serve", "--port", str(self.port)],
            env=self.environment(), cwd=ROOT,
        )  # fmt: skip
        deadline = time.monotonic() + STARTING
        while not self.answers():
            assert self.process.poll() is None, "the server stopped"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.1)

    def kill(self) -> None:
        """As when the power fails: no goodbye. The parent first, or it begins another child."""
        if self.process is not None:
            children = self.children("serve") | self.children("work")
            self.process.kill()
            self.process.wait()
            for child in children:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            self.process = None

    def children(self, command: str) -> set[int]:
        """The processes that `serve` side by side, or the one that does the jobs (`work`)."""
        if self.process is None or self.process.poll() is not None:
            return set()
        parent, word = Path(f"/proc/{self.process.pid}"), f"\0{command}\0".encode()
        found = (parent / "task" / parent.name / "children").read_text().split()
        return {int(pid) for pid in found if word in Path(f"/proc/{pid}/cmdline").read_bytes()}

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DOORSTEP_DATABASE": self.database,
            "DOORSTEP_DATA": str(self.folder),
            "DOORSTEP_BASE_URL": self.url,
        }


def soon(what: str, true: Callable[[], object]) -> None:
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until, what
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
