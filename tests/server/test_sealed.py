"""What phones seal for the server: the keys of their stores, and work that they could not send."""

from __future__ import annotations

import base64
import json
import os
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client

from doorstep.server.accounts.enrolment import link, revoke_device
from doorstep.server.accounts.models import Device, Worker
from doorstep.server.audit.models import Entry
from doorstep.server.lib import sealing
from doorstep.server.records.models import Record, Submission

from .conftest import Cast, Phone
from .forms import DEVICE, new_id, register

pytestmark = pytest.mark.django_db
CURVE = ec.SECP256R1()


def seal(content: dict[str, Any], purpose: str, to: str | None = None) -> str:
    """As ``app/src/store/vault/box.ts`` does it."""
    raw = base64.b64decode(to or sealing.public_key())
    mine = ec.generate_private_key(CURVE)
    point = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    secret = mine.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw))
    info = f"doorstep {purpose}".encode() + point + raw
    key = HKDF(SHA256(), 32, None, info).derive(secret)
    iv = os.urandom(12)
    text = json.dumps(content).encode()
    return base64.b64encode(point + iv + AESGCM(key).encrypt(iv, text, None)).decode()


def enrol(client: Client, worker: Worker, sealed: list[str]) -> dict[str, Any]:
    token = link(worker, "http://localhost", by="test").rpartition("/")[2]
    body = {"token": token, "device": DEVICE, "sealed": sealed}
    answer = client.post("/api/enrol", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def box_of(worker: Worker, key: str) -> str:
    return seal({"worker": str(worker.pk), "key": key}, "key")


def test_a_new_link_brings_back_the_key_of_her_own_store_only(cast: Cast, client: Client) -> None:
    sealed = ["rubbish", box_of(cast.neema, "his"), box_of(cast.asha, "hers")]
    answer = enrol(client, cast.asha, sealed)
    assert answer["key"] == "hers"
    assert answer["seal_to"] == sealing.public_key()
    assert enrol(client, cast.asha, [box_of(cast.neema, "his")])["key"] is None


def test_a_link_that_was_used_opens_nothing(cast: Cast, client: Client) -> None:
    token = link(cast.asha, "http://localhost", by="test").rpartition("/")[2]
    body = {"token": token, "device": DEVICE, "sealed": [box_of(cast.asha, "hers")]}
    first = client.post("/api/enrol", body, content_type="application/json")
    again = client.post("/api/enrol", body, content_type="application/json")
    assert first.json()["key"] == "hers"
    assert again.status_code == 410
    assert "hers" not in again.content.decode()


def test_unsent_work_is_no_key(cast: Cast, client: Client) -> None:
    box = seal({"worker": str(cast.asha.pk), "key": "hers"}, "work")
    assert enrol(client, cast.asha, [box])["key"] is None


def test_a_box_opens_after_the_secret_key_was_changed(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    box = box_of(cast.asha, "hers")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one, and long enough to be one"
    assert enrol(client, cast.asha, [box])["key"] == "hers"
    settings.SECRET_KEY_FALLBACKS = []
    assert enrol(client, cast.asha, [box])["key"] is None


def taken_from(folder: Path, text: str) -> str:
    file = folder / "unsent.txt"
    file.write_text(text)
    said = StringIO()
    call_command("import-unsent", str(file), stdout=said)
    return said.getvalue()


def work_of(phone: Phone, *submissions: dict[str, Any]) -> str:
    content = {"token": phone.token, "sent": "", "submissions": submissions}
    return seal(content, "work")


def test_a_file_of_unsent_work_is_taken_in_once(asha: Phone, today: date, tmp_path: Path) -> None:
    record = new_id()
    work = work_of(asha, register(today, record=record), register(today, lmp="yesterday"))
    assert "1 taken in, 0 known before, 1 kept aside" in taken_from(tmp_path, work)
    assert "0 taken in, 1 known before, 1 kept aside" in taken_from(tmp_path, work + "\n")
    assert [str(one.pk) for one in Record.objects.all()] == [record]
    assert Submission.objects.get().worker == asha.worker
    assert Entry.objects.filter(action="change", kind="phone").count() == 2


def test_it_is_taken_from_a_phone_that_was_ended(asha: Phone, today: date, tmp_path: Path) -> None:
    work = work_of(asha, register(today))
    revoke_device(Device.objects.get(worker=asha.worker), by="test")
    assert "1 taken in" in taken_from(tmp_path, work)


@pytest.mark.parametrize("broken", ["", "no box", "AAAA", "\x00" * 300])
def test_a_file_that_is_none_says_so(tmp_path: Path, broken: str) -> None:
    with pytest.raises(CommandError, match="damaged, or was made for another server"):
        taken_from(tmp_path, broken)


def test_a_box_that_was_touched_does_not_open(asha: Phone, today: date, tmp_path: Path) -> None:
    raw = bytearray(base64.b64decode(work_of(asha, register(today))))
    raw[-1] ^= 1
    with pytest.raises(CommandError, match="damaged"):
        taken_from(tmp_path, base64.b64encode(raw).decode())


def test_nobody_can_send_in_the_name_of_a_phone_without_its_token(
    today: date, tmp_path: Path
) -> None:
    for token in ("", "guessed", 7, None):
        content = {"token": token, "sent": "", "submissions": [register(today)]}
        with pytest.raises(CommandError, match="does not know"):
            taken_from(tmp_path, seal(content, "work"))
    assert not Submission.objects.exists()


@pytest.mark.parametrize("submissions", [None, "all", {"a": 1}])
def test_work_of_another_shape_is_told(asha: Phone, tmp_path: Path, submissions: object) -> None:
    content = {"token": asha.token, "submissions": submissions}
    with pytest.raises(CommandError, match="Update the server"):
        taken_from(tmp_path, seal(content, "work"))
