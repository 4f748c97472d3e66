"""Publish a programme, and find what was published."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from django.utils import timezone

from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.model.media import Medium
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.package import FormJson, ListJson, Package
from doorstep.protocol.submissions.builtin import (
    IMPORT,
    WITHDRAWAL,
    WITHDRAWAL_VERSION,
    import_form,
    withdrawal_form,
)

from ..lib import database, problems
from ..lib.held import asked_once
from ..lib.problems import RefusedError
from . import refusal
from .models import FormVersion, Release, ShownFile

PHONE = "sqlite"
"""The dialect that phones run."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A programme that may be published: compiled, with the folder it came from as a zip."""

    packages: Mapping[str, Package]
    workbook: bytes
    media: tuple[Medium, ...] = ()


def check(folder: Path) -> Checked:
    """Raises the problems that the check finds."""
    found = load(folder)
    packages = {name: compile_programme(found, name) for name in _dialects()}
    return Checked(packages, _zip(folder), found.media)


def store(checked: Checked) -> Release:
    """Make it current; the same programme twice is one release.

    Raises :class:`~.refusal.NotPublishableError` where a form changed under its old version.
    The projection must follow in the same transaction: see ``tasks.publish``.
    """
    phone = checked.packages[PHONE]
    _check_versions(phone)
    Release.objects.filter(current=True).exclude(hash=phone["hash"]).update(current=False)
    release, _ = Release.objects.update_or_create(
        hash=phone["hash"],
        defaults={
            "programme": phone["programme"],
            "version": phone["version"],
            "packages": checked.packages,
            "workbook": checked.workbook,
            "published_at": timezone.now(),
            "current": True,
        },
    )
    ShownFile.objects.bulk_create(
        [ShownFile(name=medium.file, content=medium.content) for medium in checked.media],
        ignore_conflicts=True,
    )
    for name, form in phone["forms"].items():
        FormVersion.objects.update_or_create(
            form=name, version=form["version"], defaults={"release": release}
        )
    package.cache_clear()  # a newer compiler may have made other SQL of the same programme
    return release


def _check_versions(phone: Package) -> None:
    """A version of a form is one form, for ever: what was filled with it is read by it."""
    faults = []
    for name, form in phone["forms"].items():
        known = _ever_published(name, form["version"])
        if known is not None and refusal.content(known.form) != refusal.content(form):
            faults.append(refusal.changed_form(name, form["version"]))
    if faults:
        raise refusal.NotPublishableError("\n".join(faults))


@asked_once
def current_hash() -> str:
    """Raises the problem that none is published. Publishing takes the writers' lock."""
    found = Release.objects.filter(current=True).values_list("hash", flat=True).first()
    if found is None:
        raise RefusedError(problems.NO_PROGRAMME)
    return found


def current_package() -> Package:
    """The current programme in the dialect of the server's own database."""
    return package(current_hash(), database.dialect())


def zone() -> ZoneInfo:
    """Where the current programme is."""
    return ZoneInfo(current_package()["time_zone"])


@lru_cache(maxsize=8)
def package(release_hash: str, dialect: str) -> Package:
    """What was read once is kept: a release changes only when it is published again."""
    packages = Release.objects.values_list("packages", flat=True).get(hash=release_hash)
    return cast(Package, packages[dialect])


@dataclass(frozen=True, slots=True)
class Definition:
    """What it takes to read a submission: its form, and the lists as they were then."""

    form: FormJson
    lists: Mapping[str, ListJson]


def definition(form: str, version: str) -> Definition | None:
    """What a submission was filled with; None if it was never published.

    The version of the form ``import`` is the hash of the release it was imported under.
    """
    if form == WITHDRAWAL:
        return Definition(withdrawal_form(), {}) if version == WITHDRAWAL_VERSION else None
    release = package(current_hash(), PHONE) if form != IMPORT else None
    known = release["forms"].get(form) if release else None
    if release is None or known is None or known["version"] != version:
        return _ever_published(form, version)
    return Definition(known, release["lists"])


def _ever_published(form: str, version: str) -> Definition | None:
    releases = Release.objects.filter(hash=version)
    if form != IMPORT:
        releases = Release.objects.filter(formversion__form=form, formversion__version=version)
    found = releases.values_list("hash", flat=True).first()
    if found is None:
        return None
    release = package(found, PHONE)
    lists = release["lists"]
    return Definition(import_form(lists) if form == IMPORT else release["forms"][form], lists)


def shown(name: str) -> bytes | None:
    """A file that forms of the current programme show; None where none of them does."""
    if name not in current_package().get("media", {}).values():
        return None
    content = ShownFile.objects.filter(name=name).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


@lru_cache(maxsize=2)
def programme(release_hash: str) -> Programme:
    """The checked programme that a release was compiled from."""
    with unpacked(release_hash) as folder:
        return load(folder)


@contextmanager
def unpacked(release_hash: str) -> Iterator[Path]:
    """The folder that a release was published from, for a while."""
    workbook = Release.objects.values_list("workbook", flat=True).get(hash=release_hash)
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(bytes(workbook))).extractall(folder)
        yield Path(folder)


def _dialects() -> list[str]:
    return sorted({PHONE, database.dialect()})


def _zip(folder: Path) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            inside = file.relative_to(folder)
            if file.is_file() and not any(part.startswith(".") for part in inside.parts):
                archive.write(file, inside)
    return held.getvalue()
