"""Find the area that somebody at a terminal means."""

from __future__ import annotations

from uuid import UUID

from django.core.management.base import CommandError

from .models import Area


def area_named(text: str) -> Area:
    """By id, or by a name that only one area has. Raises CommandError."""
    try:
        return Area.objects.get(pk=UUID(text))
    except (ValueError, Area.DoesNotExist):
        found = list(Area.objects.filter(name__iexact=text)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f"Several areas are called '{text}': give an id instead.")
    names = ", ".join(Area.objects.order_by("path").values_list("name", flat=True)[:20])
    raise CommandError(f"'{text}' is no area. There are: {names or 'none (doorstep addarea)'}.")
