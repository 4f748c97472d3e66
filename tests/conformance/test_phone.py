"""The law on the phone's own SQLite, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .export import Case, cases

PAGE = Path(__file__).parents[2] / "app" / "dist-conformance"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its parent's word
        """Say nothing: pytest shows what went wrong."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    assert (PAGE / "index.html").exists(), "Build the page: npm run build:conformance, in app."
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(PAGE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    opened = browser.new_page()
    opened.goto(address)
    opened.wait_for_function("typeof window.runCase === 'function'")
    return opened


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_the_phone_gives_the_rows_of_the_case(page: Page, case: Case) -> None:
    answer = page.evaluate("given => window.runCase(given)", case)
    assert sorted(answer["rows"], key=str) == sorted(case["expected"]["rows"], key=str)
