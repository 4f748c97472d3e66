"""A form of 56 questions about a pregnancy, seven on a page: as long as surveys are."""

from __future__ import annotations

import shutil
from pathlib import Path

TITLE = "Long survey"
PAGES = 8
LABELS = "label::English (en) | label::French (fr) | label::Swahili (sw)"
HEAD = f"| type | name | {LABELS} | required | relevant | constraint | calculation | appearance |"
NAME = "instance('pregnancy')/root/item[name=${pregnancy}]/label"
# Of each page; the last one shows only after another answer.
QUESTIONS = (
    ("select_one yes_no", "first", "Is this so", "yes", "", ""),
    ("select_one often", "often", "How often", "", "", ""),
    ("select_multiple signs", "signs", "Which of these", "", "", ""),
    ("integer", "count", "How many", "", "", ". >= 0 and . <= 99"),
    ("decimal", "measure", "How much", "", "", ". > 0"),
    ("date", "day", "On which day", "", "", ". <= today()"),
    ("text", "words", "In her words", "", "", ""),
)
CHOICES = {
    "yes_no": ("yes", "no"),
    "often": ("never", "seldom", "often", "always"),
    "signs": ("bleeding", "fever", "headache", "swelling", "cough", "pain"),
}


def with_survey(programme: Path, folder: Path) -> Path:
    """The programme with the survey besides its own forms."""
    made = folder / "programme"
    shutil.copytree(programme, made)
    (made / "forms" / "long_survey.md").write_text(_form(), encoding="utf-8")
    book = made / "programme.md"
    text = book.read_text(encoding="utf-8").replace(
        "| version | 2026.11.1 |", "| version | 2026.11.2 |"
    )
    before, mark, after = text.partition("| supervisor_call |")
    book.write_text(
        f"{before}| long_survey | {TITLE} | {TITLE} | {TITLE} |\n{mark}{after}", "utf-8"
    )
    return made


def _all(words: str) -> str:
    """The same in each language: they are read, whatever they say."""
    return f"{words} | {words} | {words}"


def _form() -> str:
    rows = [
        f"| select_one_from_file pregnancy.csv | pregnancy | {_all('Who?')} | yes | | | | |",
        f"| calculate | woman | | | | | | | {NAME} | |",
    ]
    for page in range(1, PAGES + 1):
        rows.append(f"| begin_group | page_{page} | {_all(f'Page {page}')} | | | | | field-list |")
        for kind, name, label, required, relevant, constraint in QUESTIONS:
            words = f"{label}, ${{woman}}? ({page})"
            cells = [kind, f"{name}_{page}", _all(words), required, relevant, constraint, "", ""]
            rows.append(f"| {' | '.join(cells)} |")
        rows.append("| end_group | | | | | | | | | |")
    choices = [
        f"| {name} | {one} | {_all(one.title())} |"
        for name, all_ in CHOICES.items()
        for one in all_
    ]
    return "\n".join([
        f"# {TITLE}", "", "## survey", "", HEAD, "|---" * 10 + "|", *rows, "",
        "## choices", "", f"| list_name | name | {LABELS} |", "|---|---|---|---|---|", *choices, "",
        "## settings", "",
        "| form_title | form_id | version | default_language |", "|---|---|---|---|",
        f"| {TITLE} | long_survey | 1 | English (en) |", "",
        "## entities", "", "| list_name | entity_id | update_if | label |", "|---|---|---|---|",
        "| pregnancy | ${pregnancy} | true() | |", "",
    ])  # fmt: skip
