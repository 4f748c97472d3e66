"""WHO's own table of contacts, and the page that says the same day by day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .tables import ROOT, Row, day, iso, read_page

PAGE = read_page(ROOT / "tasks" / "late_booking.md")
LMP = day("2026-01-01")
WOMEN = {
    f"w{int(row['first']):02}": [int(week) for week in row.values() if week]
    for row in PAGE["weeks"]
}
"""By woman, the weeks of her contacts and at last that of the one for delivery."""


def on(week: int) -> str:
    return iso(LMP + 7 * week)


def test_each_week_of_the_table_has_a_woman_who_kept_its_contacts() -> None:
    assert [int(row["first"]) for row in PAGE["weeks"]] == list(range(4, 42))
    assert [(row["person"], row["day"]) for row in PAGE["visit"]] == [
        (woman, on(week)) for woman, (*contacts, _) in WOMEN.items() for week in contacts
    ]


def test_each_contact_of_the_table_is_asked_for_after_the_one_before() -> None:
    asked = (row for row in PAGE["expected on 2026-10-15"] if row["task"] == "contact.next")
    assert [(row["subject"], row["cause"], row["due"], row["done_id"]) for row in asked] == [
        (woman, f"uuid:{woman}-{week}", on(then), f"uuid:{woman}-{then}")
        for woman, (*contacts, _) in WOMEN.items()
        for week, then in pairwise(contacts)
    ]


def test_after_all_contacts_comes_delivery() -> None:
    assert {row["subject"]: row["due"] for row in delivery()} == {
        woman: on(weeks[-1]) for woman, weeks in WOMEN.items()
    }


def delivery() -> Iterator[Row]:
    return (row for row in PAGE["expected on 2026-10-15"] if row["task"] == "delivery.refer")
