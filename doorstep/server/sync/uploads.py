"""Files of submissions, brought in parts after the submissions themselves; a cut line loses little.

A file is named by its content, so there is nothing to begin and nothing to finish: whoever has
some of it says from where on, and all of it is proved by its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from doorstep.protocol.submissions import files as kinds

from ..accounts.models import Device
from ..lib import problems, shelf
from ..lib.problems import RefusedError
from ..records import files
from .messages import Upload, UploadsAnswer

LARGEST_PART = 512 * 1024


def uploads(device: Device, names: Sequence[str]) -> UploadsAnswer:
    """How much of each is there. Not asked for: no submission of this worker names it (yet)."""
    arrived = files.sizes_arrived(device.worker, names)
    phone = str(device.pk)
    return UploadsAnswer(
        files=[
            Upload(
                name=name,
                wanted=name in arrived and arrived[name] is None,
                have=arrived.get(name) or (len(shelf.begun(phone, name)) if name in arrived else 0),
            )
            for name in names
        ]
    )


def take(device: Device, name: str, at: int, size: int, part: bytes) -> Upload:
    """Some of a file, from byte ``at`` on, of ``size`` in all."""
    _check(device, name, at, size, part)
    phone = str(device.pk)
    try:
        return _take(device, name, at, size, part)
    except shelf.NoRoomError:
        raise RefusedError(problems.NO_ROOM) from None
    except _SpoiltError as spoilt:
        shelf.drop_parts(phone, name)
        raise RefusedError(spoilt.problem) from None


def take_whole(device: Device, name: str, content: bytes) -> None:
    """A file that came with its submission; nothing is kept that no submission names."""
    if name not in files.sizes_arrived(device.worker, [name]):
        return
    try:
        _keep(device, name, content)
    except shelf.NoRoomError:
        raise RefusedError(problems.NO_ROOM) from None


class _SpoiltError(Exception):
    def __init__(self, problem: problems.Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def _check(device: Device, name: str, at: int, size: int, part: bytes) -> None:
    if not kinds.is_name(name) or name not in files.sizes_arrived(device.worker, [name]):
        raise RefusedError(problems.FILE_NOT_EXPECTED)
    if size > kinds.LARGEST or len(part) > LARGEST_PART:
        raise RefusedError(problems.FILE_TOO_LARGE)
    if not part or at + len(part) > size:
        raise RefusedError(problems.BAD_REQUEST)


def _take(device: Device, name: str, at: int, size: int, part: bytes) -> Upload:
    if files.sizes_arrived(device.worker, [name])[name] is not None:
        return Upload(name=name, wanted=False, have=size)
    phone = str(device.pk)
    have = len(shelf.begun(phone, name))
    if at > have:
        return Upload(name=name, wanted=True, have=have)
    shelf.put_part(phone, name, at, part)
    content = shelf.begun(phone, name)
    if len(content) < size:
        return Upload(name=name, wanted=True, have=len(content))
    _keep(device, name, content)
    return Upload(name=name, wanted=False, have=size)


def _keep(device: Device, name: str, content: bytes) -> None:
    """First the bytes, then the word that they are there."""
    if not kinds.is_whole(name, content):
        raise _SpoiltError(problems.FILE_DAMAGED)
    if not kinds.is_what_it_says(name, content):
        raise _SpoiltError(problems.FILE_KIND)
    if not shelf.holds(name):
        shelf.put(name, content)
    files.arrive(device.worker, name, len(content))
    shelf.drop_parts(str(device.pk), name)
