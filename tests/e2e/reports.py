"""The screens of figures, as tests read them."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .phone import Phone


def open_figure(phone: Phone, indicator: str) -> Locator:
    """Its page, from the menu; the table of its months."""
    phone.go("Reports")
    phone.page.get_by_role("link", name=indicator).click()
    expect(phone.heading(indicator)).to_be_visible()
    return phone.page.get_by_role("table", name=indicator, exact=True)


def this_month(phone: Phone, indicator: str) -> Locator:
    """The number of the month that runs."""
    return open_figure(phone, indicator).get_by_role("cell").first


def peer(phone: Phone, worker: str) -> Locator:
    """A worker beside the others, on the page of a figure."""
    return phone.page.get_by_test_id("peer").filter(has_text=worker)
