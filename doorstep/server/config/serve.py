"""The web server process: gunicorn with threads, in this very process tree."""

from __future__ import annotations

from typing import Any

from gunicorn.app.base import BaseApplication

THREADS = 8
"""Requests served side by side. Writers queue for the database's lock, readers do not."""


class Server(BaseApplication):
    """Gunicorn without its command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401  (gunicorn's own type names every kind of app)
        from .wsgi import application

        return application


def serve(host: str, port: int) -> None:
    """Serve until told to stop. Requests are not logged: addresses could tell who was seen."""
    Server(
        {
            "bind": f"{host}:{port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "loglevel": "warning",
            "proc_name": "doorstep",
        }
    ).run()
