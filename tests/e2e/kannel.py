"""A real Kannel on this machine, and an operator that is played (Debian: kannel-extras)."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .district import free_port

FAKE = "/usr/lib/kannel/test/fakesmsc"
USER, PASSWORD, OURS = "doorstep", "step", "2580"
HEARD = re.compile(r"Got message \d+: <(\S+) (\S+) (\S+) ?(.*)>$")
STARTING = 20.0
CONF = """
group = core
admin-port = {admin}
admin-password = none
admin-interface = 127.0.0.1
smsbox-port = {box}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
store-type = spool
store-location = {spool}

group = smsc
smsc = fake
smsc-id = operator
port = {operator}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {send}
sendsms-interface = 127.0.0.1
http-request-retry = 100
http-queue-delay = 1

group = sendsms-user
username = {user}
password = {password}
max-messages = 10
concatenation = true

group = sms-service
keyword = default
get-url = "{address}?id=%I&from=%p&to=%P&text=%b&coding=%c"
max-messages = 0
catch-all = yes
"""


@dataclass
class Kannel:
    """``bearerbox`` talks to the operator, ``smsbox`` to us; ``phones`` are everybody's."""

    folder: Path
    address: str
    ports: dict[str, int] = field(
        default_factory=lambda: {name: free_port() for name in ("admin", "box", "operator", "send")}
    )
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _number: int = 0

    @property
    def settings(self) -> list[str]:
        """For ``doorstep sms gateway``."""
        url = f"http://127.0.0.1:{self.ports['send']}/cgi-bin/sendsms"
        values = {"url": url, "username": USER, "password": PASSWORD, "from": OURS}
        return [word for name, value in values.items() for word in ("--set", f"{name}={value}")]

    def start(self) -> None:
        spool = self.folder / "spool"
        spool.mkdir(parents=True)
        values = {"spool": spool, "user": USER, "password": PASSWORD, "address": self.address}
        (self.folder / "kannel.conf").write_text(CONF.format(**self.ports, **values))
        for name in ("bearerbox", "smsbox"):
            self.begin(name)
        self.phones_on()

    def begin(self, name: str) -> None:
        port = self.ports["operator" if name == "bearerbox" else "send"]
        self._run(name, [f"/usr/sbin/{name}", str(self.folder / "kannel.conf")])
        until = time.monotonic() + STARTING
        while not _listens(port):
            assert time.monotonic() < until, f"{name} does not start"
            time.sleep(0.05)

    def kill(self, name: str) -> None:
        process = self.running.pop(name, None)
        if process is not None:
            process.kill()
            process.wait()

    def end(self) -> None:
        for name in list(self.running):
            self.kill(name)

    def phones_on(self, *says: str) -> None:
        """The operator's side, which brings these messages and then stays there to hear ours."""
        self.kill("phones")
        wanted = ["-m", str(len(says)), "-i", "0.05"] if says else ["-m", "0"]
        port = str(self.ports["operator"])
        self._run(
            "phones", [FAKE, "-H", "127.0.0.1", "-r", port, *wanted, *(says or ("1 1 text x",))]
        )

    def says(self, number: str, text: str) -> None:
        """Somebody sends a message to us."""
        self.phones_on(f"{number} {OURS} text {text}")

    def heard(self) -> list[tuple[str, str]]:
        """What came to phones: number and text."""
        logs = sorted(self.folder.glob("phones-*.log"))
        lines = [line for log in logs for line in log.read_text(errors="replace").splitlines()]
        return [(match[2], match[4]) for line in lines if (match := HEARD.search(line))]

    def times_heard(self) -> Counter[str]:
        return Counter(number for number, _ in self.heard())

    def _run(self, name: str, command: list[str]) -> None:
        self._number += 1
        with (self.folder / f"{name}-{self._number:03}.log").open("wb") as log:
            self.running[name] = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)


def _listens(port: int) -> bool:
    with socket.socket() as asking:
        asking.settimeout(0.5)
        return asking.connect_ex(("127.0.0.1", port)) == 0
