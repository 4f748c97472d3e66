"""Who may see pages: managers and administrators of today, with their second factor."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from ..accounts.models import DESK_ROLES, Worker
from ..accounts.postings import standing
from .factors import has_factor, is_verified

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def works_at_desk(worker: Worker) -> bool:
    return any(posting.role in DESK_ROLES for posting in standing(worker).current)


def with_password(page: Page[P]) -> Page[P]:
    """For the pages between password and second factor."""

    @never_cache
    @wraps(page)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = request.user
        if not isinstance(user, Worker) or not works_at_desk(user):
            return redirect("desk-login")
        return page(request, *args, **kwargs)

    return checked


def desk_page(page: Page[P]) -> Page[P]:
    """For all pages that show anything."""

    @with_password
    @wraps(page)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_verified(request):
            return redirect("desk-code" if has_factor(worker_of(request)) else "desk-setup")
        return page(request, *args, **kwargs)

    return checked


def worker_of(request: HttpRequest) -> Worker:
    """Whom :func:`with_password` let in."""
    if not isinstance(request.user, Worker):
        raise TypeError("The page has no door.")
    return request.user
