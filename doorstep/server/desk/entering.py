"""Log in: a password, then a code. The first time both are chosen by a link that works once."""

from __future__ import annotations

import segno
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView, LogoutView, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.http import require_http_methods

from ..accounts.models import Worker
from ..audit.models import Action
from ..audit.notes import note
from . import factors
from .doors import with_password, worker_of, works_at_desk

WRONG = "That is not the code of this moment. After several wrong ones, wait a minute."


class DeskForm(AuthenticationForm):
    """Health workers have no password; somebody whose posting ended may still have one."""

    def confirm_login_allowed(self, user: Worker) -> None:
        super().confirm_login_allowed(user)
        if not works_at_desk(user):
            raise ValidationError(self.error_messages["invalid_login"], code="invalid_login")


login = LoginView.as_view(
    template_name="desk/login.html",
    authentication_form=DeskForm,
    redirect_authenticated_user=False,
    next_page=reverse_lazy("desk"),
)
logout = LogoutView.as_view(next_page=reverse_lazy("desk-login"))
welcome = PasswordResetConfirmView.as_view(
    template_name="desk/welcome.html", success_url=reverse_lazy("desk-login")
)


def welcome_link(worker: Worker) -> str:
    """Good for a day, and until the password is changed by it."""
    where = {
        "uidb64": urlsafe_base64_encode(force_bytes(worker.pk)),
        "token": default_token_generator.make_token(worker),
    }
    return settings.DOORSTEP_BASE_URL + reverse("desk-welcome", kwargs=where)


@require_http_methods(["GET", "POST"])
@with_password
def code(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    if not factors.has_factor(worker):
        return redirect("desk-setup")
    given = request.POST.get("code", "").replace(" ", "")
    if request.method == "POST" and factors.check(request, worker, given):
        note(Action.LOGIN, "code", by=worker.login)
        return redirect("desk")
    if request.method == "POST":
        note(Action.REFUSED, "code", by=worker.login)
    wrong = WRONG if request.method == "POST" else ""
    return render(request, "desk/code.html", {"wrong": wrong}, status=403 if wrong else 200)


@require_http_methods(["GET", "POST"])
@with_password
def setup(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    if factors.has_factor(worker):
        return redirect("desk-code")
    device = factors.new_factor(worker)
    given = request.POST.get("code", "").replace(" ", "")
    paper = factors.confirm(request, device, given) if request.method == "POST" else ()
    if paper:
        note(Action.CHANGE, "second factor", [worker.pk], by=worker.login)
        return render(request, "desk/paper.html", {"codes": paper})
    picture = segno.make(device.config_url, error="m").svg_inline(scale=4, border=2, omitsize=True)
    wrong = WRONG if request.method == "POST" else ""
    shown = {"picture": picture, "secret": factors.secret_text(device), "wrong": wrong}
    return render(request, "desk/setup.html", shown, status=403 if wrong else 200)
