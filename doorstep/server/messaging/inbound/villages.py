"""Where an unknown number belongs: the name of a village, or the code of its health worker."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from doorstep.protocol.texting.places import place_in

from ...accounts.models import Posting, Role


def area_in(text: str) -> UUID | None:
    """The area of the one place that the text names, where a health worker is posted."""
    names: dict[str, set[str]] = defaultdict(set)
    posted = Posting.objects.current().own().filter(role=Role.CHW, area__isnull=False)
    found = posted.values_list("area_id", "area__name", "area__code", "worker__login")
    for area, name, code, login in found:
        names[str(area)] |= {each for each in (name, code, login) if each}
    place = place_in(text, {area: sorted(its) for area, its in names.items()})
    return UUID(place) if place else None
