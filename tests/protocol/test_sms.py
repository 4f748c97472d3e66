"""How many SMS a text is: phones count so, and so does who pays."""

from __future__ import annotations

import pytest

from doorstep.protocol.sms import parts, placeholders


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("é" * 160, 1),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ç" * 70, 1),
        ("ç" * 71, 2),
        ("ç" * 134, 2),
        ("ç" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_parts(text: str, count: int) -> None:
    assert parts(text) == count


def test_placeholders_are_named_once() -> None:
    assert placeholders("${a} and ${b}, ${a}; $c {d}") == ["a", "b"]
