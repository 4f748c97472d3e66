"""Filled forms: what they say, and why some cannot be read."""

from __future__ import annotations

from datetime import UTC

import pytest

from doorstep.protocol.package import FormJson, ListJson
from doorstep.protocol.submissions.builtin import import_form
from doorstep.protocol.submissions.read import EntityOperation, read
from doorstep.protocol.submissions.xml import DEEPEST, LARGEST, UnreadableError

INSTANCE = "uuid:3f2b7c1e-93a5-4a43-8d4e-0d5b6f6f0001"
MOTHER = "8a6e0804-2bd0-4672-b79d-d97027f9071a"
CHILD = "1c7c6d7a-6a7f-4f0e-9a88-1d2f4a2b0002"

LISTS: dict[str, ListJson] = {
    "pregnancy": {
        "label": {"en": "Pregnancy"},
        "columns": [
            {"name": "lmp", "type": "date", "choices": None},
            {"name": "age", "type": "integer", "choices": None},
            {"name": "village", "type": "text", "choices": None},
        ],
    },
    "child": {
        "label": {"en": "Child"},
        "columns": [{"name": "sex", "type": "choice", "choices": "sex"}],
    },
}
FORM: FormJson = {
    "title": {"en": "Birth"},
    "version": "1",
    "xml": "",
    "about_list": "pregnancy",
    "about_path": None,
    "columns": [
        {"name": "lmp", "type": "date", "choices": None, "path": "/data/about/lmp"},
        {"name": "weight", "type": "decimal", "choices": None, "path": "/data/weight"},
        {"name": "signs", "type": "choices", "choices": "signs", "path": "/data/signs"},
    ],
    "entities": [
        {
            "list": "pregnancy",
            "path": "/data",
            "saves": [
                {"property": "lmp", "path": "/data/about/lmp"},
                {"property": "village", "path": "/data/village"},
            ],
        },
        {
            "list": "child",
            "path": "/data/child",
            "saves": [{"property": "sex", "path": "/data/child/sex"}],
        },
    ],
}


def entity(of: str = "pregnancy", record: str = MOTHER, flags: str = 'create="1"') -> str:
    return f'<entity dataset="{of}" id="{record}" {flags}><label>Amina</label></entity>'


def filled(body: str = "", meta: str | None = None, instance: str = INSTANCE) -> str:
    inner = entity() if meta is None else meta
    return (
        '<data xmlns="http://www.w3.org/2002/xforms" xmlns:orx="http://openrosa.org/xforms" '
        f'id="birth" version="1">{body}<orx:meta><orx:instanceID>{instance}</orx:instanceID>'
        f"{inner}</orx:meta></data>"
    )


def why(text: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(text, "birth", FORM, LISTS, UTC)
    return str(caught.value)


def test_operations_and_answers() -> None:
    body = "<about><lmp> 1970-01-11 </lmp></about><weight>3.2</weight><signs>b  a</signs>"
    reading = read(filled(body), "birth", FORM, LISTS, UTC)
    assert reading.instance == INSTANCE
    assert reading.about == (MOTHER,)
    assert reading.answers == {"lmp": 10, "weight": 3.2, "signs": "b a"}
    values = {"lmp": "1970-01-11"}
    expected = EntityOperation("pregnancy", MOTHER, True, False, "Amina", values)
    assert reading.operations == (expected,)


def test_present_and_empty_blanks_and_absent_leaves() -> None:
    (operation,) = read(filled("<village/>"), "birth", FORM, LISTS, UTC).operations
    assert operation.values == {"village": ""}


def test_repeats_make_their_own_records() -> None:
    child = f"<meta>{entity('child', CHILD)}</meta>"
    body = f"<child><sex>girl</sex>{child}</child>"
    reading = read(filled(body), "birth", FORM, LISTS, UTC)
    assert set(reading.about) == {MOTHER, CHILD}
    sexes = {item.id: item.values for item in reading.operations}
    assert sexes[CHILD] == {"sex": "girl"}


def test_a_repeat_left_out_makes_no_record() -> None:
    assert read(filled(), "birth", FORM, LISTS, UTC).about == (MOTHER,)


def test_one_record_named_twice_is_one_operation() -> None:
    one = f"<child><sex>girl</sex><meta>{entity('child', CHILD)}</meta></child>"
    two = f"<child><sex>boy</sex><meta>{entity('child', CHILD, '')}</meta></child>"
    three = "<child><sex/><meta>" + entity("child", CHILD, "update='true'") + "</meta></child>"
    reading = read(filled(one + two + three), "birth", FORM, LISTS, UTC)
    (operation,) = (item for item in reading.operations if item.id == CHILD)
    assert (operation.create, operation.update, operation.values) == (True, True, {"sex": ""})


def test_without_flags_it_is_about_the_record_and_changes_nothing() -> None:
    text = filled("<village>Kianda</village>", entity(flags='create="0" update=""'))
    (operation,) = read(text, "birth", FORM, LISTS, UTC).operations
    assert operation == EntityOperation("pregnancy", MOTHER, False, False, None, {})


def test_an_empty_label_does_not_blank_a_name() -> None:
    text = filled(meta=f'<entity dataset="pregnancy" id="{MOTHER}" update="1"><label/></entity>')
    assert read(text, "birth", FORM, LISTS, UTC).operations[0].label is None


def test_ids_lose_their_prefix_and_upper_case() -> None:
    text = filled(meta=entity(record=f"uuid:{MOTHER.upper()}"))
    assert read(text, "birth", FORM, LISTS, UTC).about == (MOTHER,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "The submission is not well-formed XML."),
        ("<data id='birth'>", "The submission is not well-formed XML."),
        ("\ud800", "The submission is not well-formed XML."),
        ("<!DOCTYPE d [<!ENTITY e 'x'>]><data/>", "The submission is not well-formed XML."),
        ("<data id='other'/>", "id: The submission is of another form than birth."),
        ("<data id='birth'/>", "meta/instanceID: is missing"),
        (filled(instance="uuid:seven"), "meta/instanceID: is not a UUID"),
        (filled(meta=entity(record="")), "/data/meta/entity: has no id"),
        (filled(meta=entity(record="seven")), "/data/meta/entity: is not a UUID"),
        (filled(meta=entity("cow")), "/data: The form keeps no record of the list 'cow' here."),
        (filled("<about><lmp>yesterday</lmp></about>"), "lmp: is not a date such as 2026-11-22"),
        (filled("<about><lmp>2026-02-30</lmp></about>"), "lmp: is a day that does not exist"),
        (filled("<weight>heavy</weight>"), "weight: is not a number"),
        (
            f"<data id='birth'>{'x' * LARGEST}</data>",
            "The submission is larger than 1000000 bytes.",
        ),
        (filled("<a>" * DEEPEST + "</a>" * DEEPEST), "The submission nests more than 40 elements."),
    ],
)
def test_unreadable(text: str, reason: str) -> None:
    assert why(text) == reason


def test_one_record_in_two_lists_is_refused() -> None:
    body = f"<child><meta>{entity('child', MOTHER)}</meta></child>"
    assert "two lists" in why(filled(body))


def test_the_reason_never_repeats_an_answer() -> None:
    assert "yesterday" not in why(filled("<about><lmp>yesterday</lmp></about>"))


def imported(body: str) -> str:
    meta = f"<meta><instanceID>{INSTANCE}</instanceID>" + entity(flags="update='1'") + "</meta>"
    return f'<data id="import" version="1">{body}{meta}</data>'


def test_import_names_properties_by_themselves() -> None:
    text = imported("<lmp>2026-01-31</lmp><age/><external_id>CHW-17</external_id><cow>1</cow>")
    (operation,) = read(text, "import", import_form(LISTS), LISTS, UTC).operations
    assert operation.values == {"lmp": "2026-01-31", "age": "", "external_id": "CHW-17"}


def test_import_checks_types_too() -> None:
    with pytest.raises(UnreadableError, match="age: is not a whole number"):
        read(imported("<age>twenty</age>"), "import", import_form(LISTS), LISTS, UTC)
