"""A provider calls: with messages, with reports, or for what it is to take along."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..lib import problems
from . import reporting, routes, sending
from .gateways.base import HANG_UP, Answer, Call, RefusedCallError
from .models import Gateway

Told = Callable[[HttpRequest, Gateway], Answer]


def _provider(told: Told) -> Callable[[HttpRequest, str, str], HttpResponse]:
    """The secret of the address stands for the provider. To a wrong one there is nothing here."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, name: str, secret: str) -> HttpResponse:
        gateway = _gateway(name, secret)
        if gateway is None:
            return problems.answer(problems.NOT_FOUND)
        try:
            said = told(request, gateway)
        except RefusedCallError:
            return problems.answer(problems.BAD_REQUEST)
        return HttpResponse(said.body, content_type=said.content_type)

    return view


@_provider
def hear(request: HttpRequest, gateway: Gateway) -> Answer:
    """Messages and reports come, and what waits goes along where it asks for it."""
    way = routes.way_of(gateway)
    heard = way.hear(_call(request, way.callback))
    reporting.take(gateway, heard)
    taken = sending.hand_over(gateway, heard.asks) if heard.asks else []
    return way.answer(taken)


@_provider
def ring(request: HttpRequest, gateway: Gateway) -> Answer:
    """Somebody rang and hung up: it counts as an SMS with one word."""
    way = routes.way_of(gateway)
    reporting.take_call(gateway, way.ring(_call(request, f"{way.callback}/call")))
    return HANG_UP


def _gateway(name: str, secret: str) -> Gateway | None:
    """One that is used, where the secret is its own."""
    gateway = Gateway.objects.filter(name=name, enabled=True).first()
    right = routes.settings_of(gateway)[routes.SECRET] if gateway else ""
    return gateway if right and constant_time_compare(secret, right) else None


def _call(request: HttpRequest, callback: str) -> Call:
    """Its address is what the provider was told, whatever proxies made of it."""
    query = request.META.get("QUERY_STRING", "")
    return Call(
        method=request.method or "",
        url=f"{callback}?{query}" if query else callback,
        query={name: str(request.GET[name]) for name in request.GET},
        headers={name.lower(): value for name, value in request.headers.items()},
        body=request.body,
    )
