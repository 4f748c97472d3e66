"""The one address that each gateway calls."""

from __future__ import annotations

from django.urls import path

from .calls import hear

urlpatterns = [path("<slug:name>/<str:secret>", hear, name="sms")]
