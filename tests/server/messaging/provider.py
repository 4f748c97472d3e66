"""A provider on this machine: takes real requests, and answers or breaks down as it is told."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    fields: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass
class Provider:
    """``status`` 0: it reads the request and hangs up."""

    url: str
    status: int = 200
    says: str = ""
    asked: list[Asked] = field(default_factory=list)

    def will(self, status: int, says: object = "") -> None:
        self.status, self.says = status, says if isinstance(says, str) else json.dumps(says)


@contextmanager
def provider() -> Iterator[Provider]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            url = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            form = body.decode() if "form" in self.headers.get("Content-Type", "") else ""
            fields = dict(parse_qsl(url.query + "&" + form, keep_blank_values=True))
            headers = {name.lower(): value for name, value in self.headers.items()}
            found.asked.append(Asked(self.command, url.path, fields, headers, body))
            if not found.status:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(found.status)
            self.end_headers()
            self.wfile.write(found.says.encode())

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Provider(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


def nobody_listens() -> str:
    """An address at which nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"
