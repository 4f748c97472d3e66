"""The demo's page of two phones: what a client writes is answered at once."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from doorstep.server.messaging.models import Incoming

from .conftest import AMINA, ASHA, SHARED, Talk, requests

pytestmark = pytest.mark.django_db
WRITE = "/demo/sms/write"


@pytest.fixture
def browser(talk: Talk, settings: LazySettings) -> Client:
    del talk
    settings.DOORSTEP_DEMO = True
    return Client()


def test_both_phones_show_what_was_sent(browser: Client) -> None:
    page = browser.get("/demo/sms").content.decode()
    assert "Amina Hassan" in page
    assert "Rehema Hassan and Zuhura Hassan" in page
    said = {"from": AMINA, "text": "MIADI", "client": AMINA, "worker": ASHA}
    answer = browser.post(WRITE, said, follow=True).content.decode()
    assert "Mhudumu wako wa afya amepata ombi lako" in answer
    assert "A client asks for you by SMS" in answer
    assert len(requests()) == 1


def test_a_shared_phone_is_asked_back(browser: Client) -> None:
    said = {"from": SHARED, "text": "appointment", "client": SHARED, "worker": ASHA}
    page = browser.post(WRITE, said, follow=True).content.decode()
    assert "1 Rehema Hassan, 2 Zuhura Hassan, 3 somebody else" in page


def test_only_its_own_people_write(browser: Client) -> None:
    assert browser.post(WRITE, {"from": "+254700000000", "text": "x"}).status_code == 404
    assert not Incoming.objects.exists()
