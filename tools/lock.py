"""Write requirements.lock and requirements-dev.lock from pyproject.toml, with hashes."""

from __future__ import annotations

import subprocess
import sys

COMMAND = (
    "uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate "
    "--no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml"
).split()
LOCKS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev", "spark")}


def main() -> int:
    for lock, extras in LOCKS.items():
        wanted = [word for extra in extras for word in ("--extra", extra)]
        subprocess.run([sys.executable, "-m", *COMMAND, *wanted, "-o", lock], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
