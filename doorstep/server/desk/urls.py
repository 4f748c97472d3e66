"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from . import clients, duplicates, entering, files, jobs, phones, reports, sms, triage

urlpatterns = [
    path("", phones.phones, name="desk"),
    path("clients", clients.clients, name="desk-clients"),
    path("clients/<uuid:record>", clients.client, name="desk-client"),
    path("duplicates", duplicates.duplicates, name="desk-duplicates"),
    path("files", files.files, name="desk-files"),
    path("files/<name>", files.file, name="desk-file"),
    path("jobs", jobs.jobs, name="desk-jobs"),
    path("jobs/again", jobs.again, name="desk-jobs-again"),
    path("duplicates/<int:pair>", duplicates.decide, name="desk-decide"),
    path("merges/<int:merge>/undo", duplicates.undo, name="desk-undo-merge"),
    path("triage", triage.triage, name="desk-triage"),
    path("triage/<int:message>", triage.settle, name="desk-settle"),
    path("reports", reports.reports, name="desk-reports"),
    path("reports/figures.<str:kind>", reports.download, name="desk-figures"),
    path("reports/quality", reports.quality_of_data, name="desk-quality"),
    path("reports/<slug:name>", reports.indicator, name="desk-indicator"),
    path("reports/<slug:name>/people", reports.people, name="desk-people-behind"),
    path("sms", sms.fare, name="desk-sms"),
    path("sms/again", sms.again, name="desk-sms-again"),
    path("sms/texts", sms.said, name="desk-sms-texts"),
    path("sms/coming/<uuid:record>", sms.coming, name="desk-sms-coming"),
    path("login", entering.login, name="desk-login"),
    path("code", entering.code, name="desk-code"),
    path("setup", entering.setup, name="desk-setup"),
    path("logout", entering.logout, name="desk-logout"),
    path("welcome/<uidb64>/<token>", entering.welcome, name="desk-welcome"),
    path("phones/<uuid:device>/revoke", phones.revoke, name="desk-revoke"),
    path("workers/<uuid:worker>/link", phones.link, name="desk-link"),
]
