"""Workers with enrolled phones, straight into the database that is measured."""

from __future__ import annotations

import sys

import django

django.setup()

from django.db import transaction  # noqa: E402

from doorstep.server.accounts.models import Device, Role, Worker  # noqa: E402
from doorstep.server.areas.models import Area  # noqa: E402
from doorstep.server.lib import tokens  # noqa: E402


def main(areas: int, phones: int) -> None:
    """``phones`` in each of so many areas; a line for each phone: its area's number, its token."""
    with transaction.atomic():
        for number in range(areas):
            area = Area.objects.add(f"Area {number}")
            for place in range(phones):
                name = f"chw-{area.id.hex[:8]}-{place}"
                worker = Worker.objects.add(name, name, Role.CHW, area.id)
                token = tokens.new()
                node = f"{number:08x}{place:08x}"
                Device.objects.create(worker=worker, node=node, token_hash=tokens.digest(token))
                print(number, token)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
