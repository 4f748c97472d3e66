"""Untrusted XML -> elements, within limits. Names count without their namespace."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

LARGEST = 1_000_000
"""Bytes of one submission, without attachments."""

DEEPEST = 40
"""Elements inside each other: groups in repeats in groups."""


class UnreadableError(Exception):
    """A submission cannot be understood. Both texts are for people and hold no answers."""

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.reason = reason
        self.where = where


def parse(text: str) -> Element:
    """The root element. Raises :class:`UnreadableError`."""
    data = text.encode(errors="replace")
    if len(data) > LARGEST:
        raise UnreadableError(f"The submission is larger than {LARGEST} bytes.")
    depth = 0
    root: Element | None = None
    try:
        for event, element in iterparse(BytesIO(data), ("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            root = element if root is None else root
            if depth > DEEPEST:
                raise UnreadableError(f"The submission nests more than {DEEPEST} elements.")
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableError("The submission is not well-formed XML.") from error
    if root is None:
        raise UnreadableError("The submission is empty.")
    return root


def name(element: Element) -> str:
    """``label`` of ``{http://www.w3.org/2002/xforms}label``."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element, wanted: str) -> Element | None:
    return next((item for item in element if name(item) == wanted), None)


def find(element: Element, steps: list[str]) -> Element | None:
    """The first element down ``steps`` from ``element``."""
    found: Element | None = element
    for step in steps:
        found = child(found, step) if found is not None else None
    return found


def all_at(element: Element, steps: list[str]) -> list[Element]:
    """Every element down ``steps``, in document order: in each repeat there is one."""
    found = [element]
    for step in steps:
        found = [item for one in found for item in one if name(item) == step]
    return found


def words(element: Element | None) -> str:
    """The text of an element, '' where there is none."""
    return (element.text or "").strip() if element is not None else ""


def walk(element: Element, path: str = "") -> Iterator[tuple[str, Element]]:
    """Every element with its path, parents first, in document order."""
    here = f"{path}/{name(element)}"
    yield here, element
    for item in element:
        yield from walk(item, here)
