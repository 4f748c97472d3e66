"""Telephone numbers as E.164 writes them, however people do."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import phonenumbers

from ..lib.problems import RefusedError
from ..programmes.releases import current_package


def e164(text: str, country: str | None = None) -> str:
    """``+254712345678`` of ``0712 345 678`` in Kenya; "" of what is no number.

    ``country`` is that of the programme's time zone where none is given; a number that begins with
    + or 00 needs none.
    """
    written = f"+{text.strip()[2:]}" if text.strip().startswith("00") else text
    try:
        parsed = phonenumbers.parse(written, country or _here())
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def hidden(number: str) -> str:
    """For pages and terminals where it only has to be told from others: ``+2547…678``."""
    return f"{number[:5]}…{number[-3:]}" if len(number) > 9 else number


def _here() -> str | None:
    try:
        return country_of(current_package()["time_zone"])
    except RefusedError:
        return None


@cache
def country_of(time_zone: str) -> str | None:
    """Its two letters, by the time zone database; None of zones that are of no country."""
    table = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#") and line.split("\t")[2] == time_zone:
            return line.split("\t")[0]
    return None
