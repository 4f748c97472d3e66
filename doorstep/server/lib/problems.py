"""Every error of the API, in one catalogue: code, HTTP status, message and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import JsonResponse


@dataclass(frozen=True, slots=True)
class Problem:
    code: str
    status: int
    message: str
    hint: str


UNKNOWN_TOKEN = Problem(
    "unknown_token",
    401,
    "This phone is not known here.",
    "Ask your supervisor for a new link, and open it on this phone.",
)
REVOKED = Problem(
    "revoked",
    401,
    "This phone may not be used any more.",
    "Ask your supervisor for a new link if you still have the phone.",
)
ROLE_WITHOUT_PHONE = Problem(
    "role_without_phone",
    403,
    "Only health workers and supervisors who are posted to an area use the phone app.",
    "Ask an administrator to change your role or to give you an area.",
)
LINK_UNKNOWN = Problem(
    "link_unknown",
    404,
    "This link is not valid.",
    "Check that you copied all of it, or ask for a new one.",
)
LINK_USED = Problem(
    "link_used",
    410,
    "This link was used before.",
    "A link works once. Ask for a new one.",
)
LINK_EXPIRED = Problem(
    "link_expired",
    410,
    "This link is too old.",
    "Ask for a new one.",
)
BAD_REQUEST = Problem(
    "bad_request",
    400,
    "The server did not understand the request.",
    "Update the app. If that does not help, tell your administrator what you did.",
)
TOO_LARGE = Problem(
    "too_large",
    413,
    "The request is larger than 20 MB, or unpacks to more.",
    "Send less at once.",
)
TOO_MANY = Problem(
    "too_many",
    429,
    "Too many requests came from here.",
    "The app tries again by itself in a while.",
)
BAD_CURSOR = Problem(
    "bad_cursor",
    400,
    "The server does not know this place in the log.",
    "Ask again without a cursor: all is sent again, and nothing is doubled.",
)
NO_PROGRAMME = Problem(
    "no_programme",
    503,
    "No programme is published here yet.",
    "Run `doorstep publish FOLDER` on the server.",
)
NOT_FOUND = Problem(
    "not_found",
    404,
    "There is nothing at this address.",
    "Check the address; /api/openapi.json lists what there is.",
)
FILE_NOT_EXPECTED = Problem(
    "file_not_expected",
    404,
    "No submission of this worker that arrived here came with this file.",
    "The app sends the submission first and tries again.",
)
FILE_TOO_LARGE = Problem(
    "file_too_large",
    413,
    "The file, or this part of it, is larger than the server takes.",
    "A file may have 10 MB, a part of it 512 kB.",
)
FILE_DAMAGED = Problem(
    "file_damaged",
    422,
    "The file was changed on its way.",
    "The app sends it again from the beginning.",
)
FILE_KIND = Problem(
    "file_kind",
    415,
    "The file is not of the kind that its name says.",
    "The submission is kept. Take the picture or record the sound anew with the app.",
)
NO_ROOM = Problem(
    "no_room",
    507,
    "The server's disk is almost full.",
    "Nothing is lost, and the app tries again. Tell your administrator to make room.",
)
BUSY = Problem(
    "busy",
    503,
    "The server has too much to do at this moment.",
    "Nothing is lost. The app tries again by itself; in a browser, load the page again.",
)
SERVER_ERROR = Problem(
    "server_error",
    500,
    "Something went wrong on the server.",
    "Your work is safe on the phone and is sent again later. Tell your administrator if it stays.",
)


class RefusedError(Exception):
    """A request cannot be answered; the reason is a problem of the catalogue."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def answer(problem: Problem) -> JsonResponse:
    body = {"code": problem.code, "message": problem.message, "hint": problem.hint}
    response = JsonResponse(body, status=problem.status)
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
