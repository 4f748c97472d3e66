"""One file for each kind of gateway; nothing here knows a database."""

from __future__ import annotations

from collections.abc import Mapping

from .africastalking import AfricasTalking
from .android import Android
from .base import Gateway
from .http import Http
from .kannel import Kannel
from .rapidpro import RapidPro
from .simulator import Simulator
from .twilio import Twilio

KINDS: Mapping[str, type[Gateway]] = {
    kind.name: kind for kind in (Kannel, Android, Twilio, AfricasTalking, RapidPro, Http, Simulator)
}
"""By the word that ``doorstep sms add --kind`` takes."""
