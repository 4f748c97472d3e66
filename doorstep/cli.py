"""The `doorstep` command: what needs no server is here, the rest are the server's commands."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Callable[[Sequence[str]], int]


def check(arguments: Sequence[str]) -> int:
    """check FOLDER [--strict] [--json] [--no-rehearse]: list every mistake in a programme."""
    from doorstep.author import checking

    return checking.main(arguments)


def convert(arguments: Sequence[str]) -> int:
    """convert IN OUT: a programme folder or a workbook from markdown to .xlsx, or back."""
    from doorstep.author import convert

    return convert.main(arguments)


def template(arguments: Sequence[str]) -> int:
    """template OUT.xlsx [--language "English (en)"]: an empty workbook with help and drop-downs."""
    from doorstep.author import template

    return template.main(arguments)


def compile_(arguments: Sequence[str]) -> int:
    """compile FOLDER [--dialect sqlite|duckdb|postgres|spark] [--plan|--sql]: what it becomes."""
    from doorstep.protocol.check import load
    from doorstep.protocol.compile import compile_programme
    from doorstep.protocol.plan.build import plan
    from doorstep.protocol.plan.printer import plan_text
    from doorstep.protocol.problems import ProgrammeRejected

    parser = argparse.ArgumentParser("doorstep compile")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--dialect", default="sqlite", choices=("sqlite", "duckdb", "postgres", "spark")
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--plan", action="store_true", help="only the plan, which has no dialect")
    shown.add_argument("--sql", action="store_true", help="only the task query, for reading")
    options = parser.parse_args(arguments)
    try:
        programme = load(options.folder)
    except ProgrammeRejected as rejected:
        _say_wrong(str(rejected))
        return 1
    if options.plan:
        _say(plan_text(plan(programme)))
        return 0
    package = compile_programme(programme, options.dialect)
    _say(package["queries"]["tasks_all"] if options.sql else json.dumps(package, indent=1))
    return 0


def tasks(arguments: Sequence[str]) -> int:
    """tasks PROGRAMME DATA [--on DATE] [--out FILE]: everybody's tasks, from files."""
    from doorstep.bulk import tasks

    return tasks.main(arguments)


def explain(arguments: Sequence[str]) -> int:
    """explain [PROGRAMME] TASK [--above TASK] [--data DATA]: why it is there, or stands where."""
    if any(word.partition("=")[0] == "--data" for word in arguments):
        from doorstep.bulk import explain

        return explain.main(arguments)
    return _server_command("explain", arguments)


def what_if(arguments: Sequence[str]) -> int:
    """what-if OLD NEW --data DATA [--out REPORT.html]: what a change of programme would mean."""
    from doorstep.bulk.whatif import command

    return command.main(arguments)


def demo(arguments: Sequence[str]) -> int:
    """demo [--port 8000] [--fresh]: a living demo district, and the server on top of it."""
    from doorstep import demo

    return demo.main(arguments)


def serve(arguments: Sequence[str]) -> int:
    """serve [--port 8000] [--host 127.0.0.1] [--no-jobs]: run the server."""
    parser = argparse.ArgumentParser("doorstep serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--no-jobs", action="store_true", help="`doorstep work` runs elsewhere")
    options = parser.parse_args(arguments)
    from doorstep.server.config.serve import serve

    serve(options.host, options.port, jobs=not options.no_jobs)
    return 0


COMMANDS: dict[str, Command] = {
    "check": check,
    "convert": convert,
    "template": template,
    "compile": compile_,
    "explain": explain,
    "demo": demo,
    "serve": serve,
    "tasks": tasks,
    "what-if": what_if,
}

SERVER_COMMANDS = {
    "publish": "publish FOLDER: make a programme the current one",
    "addarea": "addarea NAME: a place in the hierarchy",
    "addworker": "addworker LOGIN: a person with a role, posted to an area",
    "import-areas": "import-areas FILE [--dry-run]: take in a spreadsheet of areas",
    "import-workers": "import-workers FILE [--dry-run]: take in a spreadsheet of postings",
    "post": "post WORKER --area AREA: where a worker works, also for somebody's leave",
    "move": "move RECORD --to AREA|WORKER: give a client to somebody else",
    "enrol": "enrol WORKER: a one-time link and QR for a phone",
    "desk": "desk WORKER: a link by which a manager chooses a password",
    "devices": "devices: every phone, when it was last here and how it is",
    "audit": "audit: who looked at whom, and who changed who may look",
    "revoke": "revoke WORKER: end the access of a lost phone",
    "import-unsent": "import-unsent FILE: take in work that a phone could not send",
    "import": "import FILE --list LIST: take in a spreadsheet of records",
    "worklist": "worklist --worker LOGIN: whom to visit next, and why",
    "history": "history RECORD: who recorded what about it, when, what it changed and what it lost",
    "duplicates": "duplicates [--worker LOGIN]: records that are likely to be one, and why",
    "figures": "figures: the indicators of each worker or area in the last months",
    "quarantine": "quarantine [--retry]: submissions that could not be applied",
    "sms": "sms [gateway|number|again]: gateways for SMS, and how messages fare",
    "work": "work: do the jobs in a process of their own; serve does them too",
    "jobs": "jobs [--retry]: what the server does by itself, and what failed",
    "rollover": "rollover: bring all tasks to the new day",
    "replay": "replay --check: prove that the records equal the fold of the log",
    "backup": "backup FILE: the whole database as one file, while the server runs",
    "restore": "restore FILE [--replace]: put a backup back, and prove it by a replay",
    "migrate": "migrate: make or update the database",
}


DATABASE_HINT = (
    "If it is new or older than this Doorstep, run: doorstep migrate. "
    "DOORSTEP_DATABASE and DOORSTEP_DATA say which database is used."
)


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in ("help", "-h", "--help"):
        _say(_usage())
        return 0
    try:
        return _run(words[0], words[1:])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        _say_wrong("Stopped. What was done before stays done; it is safe to run it again.")
        return 130


def _run(name: str, rest: Sequence[str]) -> int:
    if name in COMMANDS:
        return COMMANDS[name](rest)
    return _server_command(name, rest)


def _server_command(name: str, rest: Sequence[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.server.config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db.utils import OperationalError, ProgrammingError

    try:
        execute_from_command_line(["doorstep", name, *rest])
    except (OperationalError, ProgrammingError) as error:
        _say_wrong(f"The database does not answer as it should: {error}\n{DATABASE_HINT}")
        return 1
    except ImproperlyConfigured as error:
        _say_wrong(str(error))
        return 1
    return 0


def _usage() -> str:
    own = [command.__doc__ or name for name, command in COMMANDS.items()]
    lines = [text.partition("\n")[0] for text in [*own, *SERVER_COMMANDS.values()]]
    return "doorstep: who to visit next, and why\n\n" + "\n".join(
        f"  doorstep {line}" for line in lines
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port from 1 to 65535.")
    return int(text)


def _say_wrong(text: str) -> None:
    sys.stderr.write(text + "\n")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
