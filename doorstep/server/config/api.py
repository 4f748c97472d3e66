"""The JSON API, and how its errors look."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from ..lib import busy, problems
from ..lib.problems import RefusedError
from ..sync.api import router

LOG = logging.getLogger(__name__)

api = NinjaAPI(
    title="Doorstep",
    version="1",
    docs_url=None,
    description="What phones and other systems say to a Doorstep server.",
)
api.add_router("", router)


@api.exception_handler(RefusedError)
def refused(request: HttpRequest, error: RefusedError) -> HttpResponse:
    del request
    return problems.answer(error.problem)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was wrong with the request is not repeated: it may hold a person's data."""
    del request, error
    return problems.answer(problems.BAD_REQUEST)


@api.exception_handler(Throttled)
def too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Ninja adds when to come again."""
    del request, error
    return problems.answer(problems.TOO_MANY)


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    del request, error
    return problems.answer(problems.BAD_REQUEST)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    del request, error
    return problems.answer(problems.NOT_FOUND)


@api.exception_handler(Exception)
def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """The type of the error is logged, never its text."""
    LOG.error("%s failed: %s.", request.path, type(error).__name__)
    problem = busy.problem_of(error)
    return busy.wait(problem, problems.answer(problem))
