"""A small programme that is right, and a way to make one thing in it wrong."""

# ruff: noqa: E501 (tables)

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from doorstep.protocol.check import load
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.problems import Code, ProgrammeRejected

PROGRAMME = """\
# A small programme

## settings

| name | value |
|---|---|
| id | small |
| version | 1 |
| label::English (en) | Small |
| label::French (fr) | Petit |
| default_language | English (en) |
| time_zone | Africa/Nairobi |
| points::routine | 0 |
| points::urgent | 20 |
| points::asap | 40 |
| points::stat | 80 |

## entities

| name | label::English (en) | label::French (fr) |
|---|---|---|
| mother | Mother | Mère |
| child | Child | Enfant |

## properties

| list | name | type | choices | sensitive | label::English (en) | label::French (fr) | to |
|---|---|---|---|---|---|---|---|
| mother | age | integer | | | Age | Âge | |
| mother | lmp | date | | yes | Last period | Dernières règles | |
| mother | weight | decimal | | | Weight | Poids | |
| mother | village | text | | | Village | Village | |
| mother | outcome | select_one | outcomes | yes | Outcome | Issue | |
| mother | signs | select_multiple | signs | yes | Signs | Signes | |
| child | born | date | | | Born | Naissance | |
| child | age | decimal | | | Age | Âge | |

## choices

| list | name | label::English (en) | label::French (fr) |
|---|---|---|---|
| outcomes | birth | Birth | Naissance |
| outcomes | loss | Loss | Perte |
| signs | bleeding | Bleeding | Saignement |
| signs | fever | Fever | Fièvre |

## forms

| name | label::English (en) | label::French (fr) |
|---|---|---|
| register | Register | Enregistrer |
| visit | Visit | Visite |
| weigh | Weigh | Peser |

## tasks

| name | label::English (en) | label::French (fr) | group | for | after | relevant | anchor | form | done_when | mode | assign_to | band | source |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| anc | Visit | Visite | care | mother | | ${outcome} = '' | ${lmp} | visit | answer(well) = 'yes' | visit | chw | routine | who |
| danger | Follow up | Suivi | care | mother | visit | answer(signs_seen) != '' | submitted() | visit | | call | chw | asap | ours |
| growth | Weigh | Peser | growth | child | | | ${born} | weigh | | visit | chw | routine | who |

## schedule

| task | code | due | opens | closes | label::English (en) | label::French (fr) | source |
|---|---|---|---|---|---|---|---|
| anc | 12w | 12 weeks | 7 days | 14 days | 12 weeks | 12 semaines | who |
| anc | 20w | 140 | 7 days | | 20 weeks | 20 semaines | ours |
| danger | next | 1 day | 0 | 7 | Next day | Lendemain | |
| growth | first | 30 days | 5 | 5 | First | Premier | |

## priority

| for | code | when | band | points | points_per_day | cap | label::English (en) | label::French (fr) | source |
|---|---|---|---|---|---|---|---|---|---|
| care | young | ${age} < 18 | | 10 | | | Under 18 | Moins de 18 ans | |
| danger | bleeding | selected(answer(signs_seen), 'bleeding') | stat | 0 | 0 | | Bleeding | Saignement | who |
| anc | late | days-overdue() > 0 | | | 1 | 30 | Late | En retard | |

## indicators

| name | label::English (en) | label::French (fr) | group | of | numerator | denominator | direction | target | source |
|---|---|---|---|---|---|---|---|---|---|
| done | Done | Faites | care | | ${state} = 'completed' and ${band} >= 'urgent' | | | | ours |

## sources

| name | title | link | proposal |
|---|---|---|---|
| who | A guideline | https://example.org | |
| ours | Our proposal | | yes |
"""

REGISTER = """\
## survey

| type | name | label::English (en) | label::French (fr) | save_to |
|---|---|---|---|---|
| text | full_name | Name | Nom | |
| integer | age | Age | Âge | age |
| date | lmp | Last period | Dernières règles | lmp |

## settings

| form_id | version |
|---|---|
| register | 1 |

## entities

| list_name | label |
|---|---|
| mother | ${full_name} |
"""

VISIT = """\
## survey

| type | name | label::English (en) | label::French (fr) | relevant | default | calculation | save_to |
|---|---|---|---|---|---|---|---|
| select_one_from_file mother.csv | mother | Who? | Qui ? | | | | |
| calculate | village | | | | | instance('mother')/root/item[name=${mother}]/village | |
| select_one yes_no | well | Well? | Va bien ? | | yes | | |
| begin group | danger | Danger | Danger | ${well} = 'no' | | | |
| select_multiple signs | signs_seen | Signs | Signes | | | | signs |
| end group | | | | | | | |
| select_one outcomes | outcome | Outcome | Issue | | | | outcome |

## choices

| list_name | name | label::English (en) | label::French (fr) |
|---|---|---|---|
| yes_no | yes | Yes | Oui |
| yes_no | no | No | Non |
| signs | bleeding | Bleeding | Saignement |
| signs | fever | Fever | Fièvre |
| outcomes | birth | Birth | Naissance |
| outcomes | loss | Loss | Perte |

## settings

| form_id | version |
|---|---|
| visit | 1 |

## entities

| list_name | entity_id |
|---|---|
| mother | ${mother} |
"""

WEIGH = """\
## survey

| type | name | label::English (en) | label::French (fr) |
|---|---|---|---|
| select_one_from_file child.csv | child | Who? | Qui ? |
| decimal | weight | Weight | Poids |

## settings

| form_id | version |
|---|---|
| weigh | 1 |

## entities

| list_name | entity_id |
|---|---|
| child | ${child} |
"""

FILES = {
    "programme.md": PROGRAMME,
    "forms/register.md": REGISTER,
    "forms/visit.md": VISIT,
    "forms/weigh.md": WEIGH,
}


@dataclass(frozen=True)
class Case:
    """A change of the sample, and what its author is told.

    ``old`` stands once in ``file``.
    """

    code: Code
    old: str
    new: str
    told: str
    file: str = "programme.md"

    def __str__(self) -> str:
        return f"{self.code.name}: {self.new.strip()[:40]}"


def write(folder: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """Write the sample into a folder, with (old, new) replaced in some files."""
    (folder / "forms").mkdir(exist_ok=True)
    for file, text in FILES.items():
        old, new = (changes or {}).get(file, ("", ""))
        assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        (folder / file).write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return folder


def loaded(folder: Path) -> Programme | ProgrammeRejected:
    try:
        return load(folder)
    except ProgrammeRejected as rejected:
        return rejected


def check(case: Case, folder: Path) -> None:
    """Assert that the case gives its one problem, told in just these words."""
    found = loaded(write(folder, {case.file: (case.old, case.new)}))
    assert isinstance(found, ProgrammeRejected), "the programme was not rejected"
    assert "\n\n".join(map(str, found.problems)) == case.told
    assert [problem.code for problem in found.problems] == [case.code]
