"""The SQL of the reference programme, for reviewers. Write it anew with
``python -m tests.protocol.sql.snapshots``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from doorstep.protocol.check.load import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.sql.dialects import Dialect

FOLDER = Path(__file__).parent / "golden"
PROGRAMME = Path(__file__).parents[2] / "programmes" / "antenatal"


@cache
def antenatal() -> Programme:
    return load(PROGRAMME)


def golden(dialect: Dialect) -> str:
    """All statements, save the rows of ``period``."""
    package = compile_programme(antenatal(), dialect)
    queries = package["queries"]
    parts = [
        *(("schema", sql) for sql in package["schema"]["projection"] if "'month'" not in sql),
        *(("schema", sql) for sql in package["schema"]["task"]),
        ("tasks_all", queries["tasks_all"]),
        *((f"tasks_of_subject {of}", sql) for of, sql in queries["tasks_of_subject"].items()),
        *((f"affected {of}", sql) for of, sql in queries["affected"].items()),
        *((f"indicator {i['name']}", i["sql"]) for i in package["indicators"]),
    ]
    return "\n".join(f"-- {title}\n{sql};\n" for title, sql in parts)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for dialect in Dialect:
        (FOLDER / f"{dialect.value}.sql").write_text(golden(dialect), encoding="utf-8")
