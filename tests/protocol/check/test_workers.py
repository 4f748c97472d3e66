"""The list worker: built in, filled by the server, and there where a programme speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from doorstep.protocol.check import check, load
from doorstep.protocol.model import workers
from doorstep.protocol.problems import Code

from .sample import FILES

LAW = Path(__file__).parents[3] / "conformance" / "programme"

TALK = """\
# Talk

## survey

| type | name | label::English (en) | label::French (fr) | save_to |
|---|---|---|---|---|
| select_one_from_file worker.csv | worker | Who? | Qui ? | |
| text | agreed | What? | Quoi ? | SAVED |

## settings

| form_title | form_id | version | default_language |
|---|---|---|---|
| Talk | talk | 1 | English (en) |

## entities

| list_name | entity_id | update_if | label |
|---|---|---|---|
| worker | ABOUT | true() | NAME |
"""


def write(folder: Path, files: Mapping[str, str]) -> None:
    (folder / "forms").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)


def told(folder: Path, form: str, extra: str = "") -> list[tuple[Code, str]]:
    """The errors of the sample with a form about workers."""
    text = FILES["programme.md"].replace("## forms\n", f"{extra}## forms\n", 1)
    head, _, rest = text.partition("## forms\n")
    table, _, after = rest.partition("\n\n## ")
    text = f"{head}## forms\n{table}\n| talk | Talk | Parler |\n\n## {after}"
    write(folder, dict(FILES) | {"programme.md": text, "forms/talk.md": form})
    found = check(folder).problems
    return [(one.code, one.message) for one in found if one.is_error]


def form(about: str = "${worker}", name: str = "", saved: str = "") -> str:
    return TALK.replace("ABOUT", about).replace("NAME", name).replace("SAVED", saved)


def test_a_programme_need_not_declare_it() -> None:
    (found,) = (item for item in load(LAW).lists if item.name == workers.LIST)
    assert {p.name: p.type for p in found.properties} == workers.BUILT_IN
    assert found.label.get("en") == "Worker"
    assert [c.name for c in load(LAW).choices[workers.ROLES]] == ["chw", "supervisor"]


def test_a_programme_that_does_not_speak_of_workers_has_no_such_list(tmp_path: Path) -> None:
    write(tmp_path, dict(FILES))
    assert workers.LIST not in [item.name for item in load(tmp_path).lists]


def test_a_form_about_workers_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, form()) == []


@pytest.mark.parametrize(
    ("filled", "code", "word"),
    [
        (form(about=""), Code.WRONG_FORM, "makes no workers"),
        (form(name="${agreed}"), Code.RESERVED_NAME, "a worker's name"),
        (form(saved="supervisor"), Code.RESERVED_NAME, "supervisor is what the server says"),
    ],
)
def test_what_the_server_says_of_workers_no_form_does(
    tmp_path: Path, filled: str, code: Code, word: str
) -> None:
    found = told(tmp_path, filled)
    assert code in [one for one, _ in found], found
    assert any(word in message for _, message in found), found


def test_a_role_that_nobody_has_is_told(tmp_path: Path) -> None:
    text = (LAW / "programme.md").read_text().replace("${role} = 'chw'", "${role} = 'chv'")
    files = {"programme.md": text} | {
        f"forms/{f.name}": f.read_text() for f in (LAW / "forms").iterdir()
    }
    write(tmp_path, files)
    assert [p.code for p in check(tmp_path).problems if p.is_error] == [Code.UNKNOWN_CHOICE]


def test_what_is_built_in_is_not_declared_again(tmp_path: Path) -> None:
    text = FILES["programme.md"].replace(
        "| child | age | decimal |",
        "| worker | role | text | | | Role | Rôle | |\n| child | age | decimal |",
    )
    write(tmp_path, dict(FILES) | {"programme.md": text})
    found = [(p.code, p.message) for p in check(tmp_path).problems if p.is_error]
    assert found == [(Code.RESERVED_NAME, "every worker has `role` already: the server says it.")]
