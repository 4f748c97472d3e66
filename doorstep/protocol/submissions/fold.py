"""Records are a fold of submissions: the same here and on the phone (``conformance/fold``).

Per key the writer with the greatest (clock, submission id) wins, compared as text. Keys are the
properties, ``label`` and ``area``. Corrections and withdrawals first decide what counts at all:
:mod:`.standing`. So the order in which submissions arrive does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from .builtin import IMPORT, MADE_BY
from .read import EntityOperation
from .standing import standing

LABEL = "label"
AREA = "area"

Stamp = tuple[str, str]
"""Clock and submission id of a writer."""


@dataclass(frozen=True, slots=True)
class Change:
    """An entity operation as one submission made it.

    ``happened`` is an ISO date; ``area`` the area of the submission. A submission is at most one
    change of a record. ``amends``: the one that it corrects or withdraws, mostly ''. ``worker``:
    whose it is.
    """

    submission: str
    form: str
    clock: str
    happened: str
    area: str
    entity: EntityOperation
    amends: str = ""
    worker: str = ""

    @property
    def stamp(self) -> Stamp:
        return (self.clock, self.submission)

    def writes(self) -> Iterator[tuple[str, str]]:
        """Key and value of everything it sets.

        The area is set by what creates a record, and by an import, which may move it. A visit by
        somebody from elsewhere moves nothing. Nobody made what a file brought.
        """
        yield from self.entity.values.items()
        if self.entity.label is not None:
            yield LABEL, self.entity.label
        if self.entity.create or self.form == IMPORT:
            yield AREA, self.area
        if self.entity.create and self.worker and self.form != IMPORT:
            yield MADE_BY, self.worker


@dataclass(frozen=True, slots=True)
class RecordState:
    """What is known of a record. A blanked property stays, with the value ''.

    ``known`` is the ISO date it was created on, None while only updates of it have arrived: such
    a record has no row and no tasks. ``version`` counts its submissions.
    """

    id: str
    list: str
    label: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    clocks: Mapping[str, Stamp] = field(default_factory=dict)
    known: str | None = None
    version: int = 0
    area: str | None = None


def apply(state: RecordState, change: Change) -> RecordState:
    """``state`` with one more submission in it. Who calls sees to it that it is a new one."""
    won = {
        key: value
        for key, value in change.writes()
        if key not in state.clocks or state.clocks[key] < change.stamp
    }
    properties = {**state.properties, **won}
    label = properties.pop(LABEL, state.label)
    area = properties.pop(AREA, state.area)
    return RecordState(
        id=state.id,
        list=state.list,
        label=label,
        properties=properties,
        clocks={**state.clocks, **dict.fromkeys(won, change.stamp)},
        known=_known(state, change),
        version=state.version + 1,
        area=area,
    )


def fold(changes: Iterable[Change]) -> RecordState:
    """The record that changes of it amount to; a submission that comes twice counts once.

    All that is tied by corrections and withdrawals to one of them must be among them.
    """
    by_submission = {change.submission: change for change in changes}
    if not by_submission:
        raise ValueError("A record needs at least one change.")
    first = next(iter(by_submission.values())).entity
    state = RecordState(first.id, first.list)
    for name, place in standing(by_submission):
        state = apply(state, in_place(by_submission[name], by_submission[place]))
    return replace(state, version=len(by_submission))


def in_place(change: Change, of: Change) -> Change:
    """A correction changes what was said, not when, where and as what it happened."""
    return replace(of, entity=change.entity)


def _known(state: RecordState, change: Change) -> str | None:
    if not change.entity.create:
        return state.known
    return change.happened if state.known is None else min(state.known, change.happened)
