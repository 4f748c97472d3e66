"""A programme that is right in itself, but cannot follow what was published and recorded here."""

from __future__ import annotations

from doorstep.protocol.package import FormJson


class NotPublishableError(Exception):
    """The message says what is wrong and how to mend it, one line per fault."""


def changed_form(name: str, version: str) -> str:
    return (
        f"Form {name}, or the type of a property it saves, has changed, but its version is still "
        f"{version}. Phones and the log tell forms apart by their version: raise `version` in the "
        "sheet settings of the form."
    )


def misfit(name: str, kind: str, records: int) -> str:
    held = "1 record holds" if records == 1 else f"{records} records hold"
    return (
        f"Property {name} is of type {kind} now, but does not fit what was recorded: "
        f"{held} something else in it. Correct them first, keep the type, or give the new "
        "property another name."
    )


def content(form: FormJson) -> tuple[object, ...]:
    """What filling it and reading it depend on; which lists its choices share is left out."""
    columns = [(c["name"], c["type"], c.get("path")) for c in form["columns"]]
    return form["xml"], form["about_list"], form["about_path"], columns, form["entities"]
