"""What phones sealed for this server: keys of their stores, and work that was not sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from pydantic import ValidationError

from ..accounts.models import Device, Worker
from ..lib import sealing, tokens
from ..lib.sealing import Purpose, UnsealableError
from .messages import PushAnswer, PushRequest
from .push import push


class UnreadableFileError(Exception):
    """Says what is wrong with a file of unsent work, and how to mend it."""


def key_of(worker: Worker, boxes: Iterable[str]) -> str | None:
    """A worker with a new link gets back what opens her own store, and nobody else's."""
    for box in boxes:
        try:
            content = _content(box, "key")
        except UnsealableError:
            continue
        if content.get("worker") == str(worker.pk) and isinstance(content.get("key"), str):
            return str(content["key"])
    return None


def take_in(text: str) -> tuple[Device, PushAnswer]:
    """As if the phone had sent it now. The token in the box says which phone it was."""
    content = _work(text)
    device = _device(content.get("token"))
    try:
        request = PushRequest(sent=content.get("sent", ""), submissions=content["submissions"])
    except (KeyError, ValidationError):
        raise UnreadableFileError(
            "The file was made by an app that this server does not know. Update the server."
        ) from None
    return device, push(device, request)


def _work(text: str) -> dict[str, Any]:
    try:
        return _content(text.strip(), "work")
    except UnsealableError:
        raise UnreadableFileError(
            "The file is damaged, or was made for another server. Ask for it again, whole; if this"
            " server's secret key was changed, name the old one in DOORSTEP_OLD_SECRET_KEYS."
        ) from None


def _device(token: object) -> Device:
    """Also one that was ended: whoever runs the server chose to take its work."""
    digest = tokens.digest(token) if isinstance(token, str) and token else ""
    bears = Q(token_hash=digest) | Q(next_hash=digest)
    device = Device.objects.select_related("worker").filter(bears).first()
    if device is None:
        raise UnreadableFileError(
            "The file is of a phone that this server does not know. Give its worker a new link"
            " (doorstep enrol WORKER): the phone then sends its work by itself."
        )
    return device


def _content(box: str, purpose: Purpose) -> dict[str, Any]:
    try:
        content = json.loads(sealing.unseal(box, purpose))
    except ValueError:
        raise UnsealableError from None
    if not isinstance(content, dict):
        raise UnsealableError
    return content
