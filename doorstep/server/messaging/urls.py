"""The address that each gateway calls, and that for missed calls."""

from __future__ import annotations

from django.urls import path

from .calls import hear, ring

urlpatterns = [
    path("<slug:name>/<str:secret>", hear, name="sms"),
    path("<slug:name>/<str:secret>/call", ring, name="sms-call"),
]
