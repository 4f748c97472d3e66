"""Questions that are asked once while the writers' lock is held."""

from __future__ import annotations

from doorstep.server.lib.held import asked_once, held

asked: list[int] = []


@asked_once
def question(number: int) -> int:
    asked.append(number)
    return number * 2


def test_it_is_asked_once_while_it_is_held_and_each_time_otherwise() -> None:
    asked.clear()
    assert [question(1), question(1)] == [2, 2]
    with held():
        assert [question(1), question(2), question(1)] == [2, 4, 2]
    assert question(1) == 2
    assert asked == [1, 1, 1, 2, 1]
