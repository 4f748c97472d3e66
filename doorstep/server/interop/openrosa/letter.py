"""What a form app sends -> a submission and its files, named as we name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from doorstep.protocol.submissions import clock, files, xml

from ...accounts.models import Device
from ...lib import moment, problems
from ...lib.problems import RefusedError
from ...sync.incoming import Incoming

XML = "xml_submission_file"
WHEN = (["meta", "timeEnd"], ["end"], ["meta", "timeStart"], ["start"])
"""Where forms keep the moment at which they were filled."""

SAME = {"jpeg": "jpg", "oga": "ogg"}


@dataclass(frozen=True, slots=True)
class Letter:
    """``files``: content by its name."""

    incoming: Incoming
    files: Mapping[str, bytes]


def letter(parts: Mapping[str, UploadedFile[Any]], device: Device, zone: ZoneInfo) -> Letter:
    """Raises :class:`xml.UnreadableError` or RefusedError: then the app keeps what it sent."""
    sent = parts.get(XML)
    if sent is None:
        raise xml.UnreadableError("is missing", XML)
    if (sent.size or 0) > xml.LARGEST:
        raise RefusedError(problems.TOO_LARGE)
    text = _text(sent.read())
    named = {one.name or "": one for key, one in parts.items() if key != XML}
    contents: dict[str, bytes] = {}
    for theirs, name, content in map(_file, named.values()):
        text = _renamed(text, theirs, name)
        contents[name] = content
    return Letter(_incoming(text, device, zone), contents)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise xml.UnreadableError("is not written in UTF-8", XML) from None


def _file(part: UploadedFile[Any]) -> tuple[str, str, bytes]:
    theirs = part.name or ""
    ending = theirs.rpartition(".")[2].lower()
    extension = SAME.get(ending, ending)
    if (part.size or 0) > files.LARGEST:
        raise RefusedError(problems.FILE_TOO_LARGE)
    content = part.read()
    if extension not in files.TYPES:
        raise RefusedError(problems.FILE_KIND)
    name = files.name_of(content, extension)
    if not files.is_what_it_says(name, content):
        raise RefusedError(problems.FILE_KIND)
    return theirs, name, content


def _renamed(text: str, theirs: str, name: str) -> str:
    """An answer that is a file's name on that phone becomes the name of its content."""
    return re.sub(rf">\s*{re.escape(escape(theirs))}\s*<", f">{name}<", text)


def _incoming(text: str, device: Device, zone: ZoneInfo) -> Incoming:
    root = xml.parse(text)
    filled = _filled(root, zone)
    return Incoming(
        id=xml.words(xml.find(root, ["meta", "instanceID"])),
        form=_form(root),
        form_version=root.get("version", ""),
        xml=text,
        happened=filled.astimezone(zone).date().isoformat(),
        recorded=moment.text(filled),
        clock=str(clock.Clock(int(filled.timestamp() * 1000), 0, device.node)),
        worker=device.worker,
        device=device,
    )


def _form(root: Element) -> str:
    """CommCare's forms have no id: they are named by their namespace."""
    return root.get("id", "") or str(root.tag).partition("}")[0].removeprefix("{")


def _filled(root: Element, zone: ZoneInfo) -> datetime:
    """As its phone says; where it does not, now. What a wrong watch says is set right later on."""
    return next(_moments(root, zone), timezone.now())


def _moments(root: Element, zone: ZoneInfo) -> Iterator[datetime]:
    for steps in WHEN:
        try:
            found = datetime.fromisoformat(xml.words(xml.find(root, steps)))
        except ValueError:
            continue
        if 1970 < found.year < date.max.year:
            yield found if found.tzinfo else found.replace(tzinfo=zone)
