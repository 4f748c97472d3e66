"""Published programmes. None is ever thrown away: old submissions are read with old forms."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Release(models.Model):
    """One published state of a programme, compiled for each engine that the server feeds.

    ``hash`` is that of the package for phones. ``workbook`` is the folder it was made from, as a
    zip, so that ``explain`` can ask the reference meaning.
    """

    programme = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    hash = models.CharField(max_length=64, unique=True)
    packages = models.JSONField()
    workbook = models.BinaryField()
    published_at = models.DateTimeField(default=timezone.now)
    current = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["current"], condition=models.Q(current=True), name="one_current_release"
            ),
        )


class ShownFile(models.Model):
    """A picture, sound or film that forms show, named by its content: it never changes."""

    name = models.CharField(max_length=80, primary_key=True)
    content = models.BinaryField()


class FormVersion(models.Model):
    """Where the definition of a form's version stands: the newest release that has it."""

    form = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    release = models.ForeignKey(Release, on_delete=models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["form", "version"], name="one_place_per_form_version"),
        )
