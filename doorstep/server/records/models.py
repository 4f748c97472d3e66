"""The log of submissions, what could not be read, and the records that the log folds into."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from ..accounts.models import Device, Worker
from ..areas.models import Area


class Submission(models.Model):
    """One filled form, as it came. Never changed, never deleted.

    ``clock`` orders it among others; ``phone_clock`` is what the phone said, which differs where
    it was too far ahead. ``phone_happened`` is the day that the phone said, where that could not
    be true. ``area`` is that of the records it is about. ``amends``: the instance that it corrects
    or, as a withdrawal, voids.
    """

    seq = models.BigAutoField(primary_key=True)
    instance_id = models.CharField(max_length=45, unique=True)
    form = models.CharField(max_length=80)
    form_version = models.CharField(max_length=40)
    xml = models.TextField()
    happened = models.DateField()
    phone_happened = models.DateField(null=True)
    recorded = models.DateTimeField()
    clock = models.CharField(max_length=40, db_index=True)
    phone_clock = models.CharField(max_length=40)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT)
    received = models.DateTimeField(default=timezone.now)
    amends = models.CharField(max_length=45, blank=True, default="", db_default="", db_index=True)

    @property
    def stamp(self) -> tuple[str, str]:
        return (self.clock, self.instance_id)


class Quarantined(models.Model):
    """A submission that could not be applied, kept whole until somebody mends its cause.

    ``envelope`` is the JSON text that was pushed. A phone that pushes it again tries again.
    ``waits_for``: the instance that it amends, where that has not come yet.
    """

    instance_id = models.TextField()
    digest = models.CharField(max_length=64)
    envelope = models.TextField()
    reason = models.TextField()
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True)
    received = models.DateTimeField(default=timezone.now)
    released_at = models.DateTimeField(null=True)
    waits_for = models.CharField(
        max_length=45, blank=True, default="", db_default="", db_index=True
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["digest"], name="one_quarantine_per_content"),
        )


class Record(models.Model):
    """A fold of submissions, kept so that it need not be folded at every question.

    ``properties`` and ``clocks`` are those of ``protocol.submissions.fold.RecordState``.
    ``owner`` is the id of the worker it was given to, blank where it is its area's.
    """

    id = models.CharField(max_length=36, primary_key=True)
    list = models.CharField(max_length=80)
    label = models.TextField(blank=True)
    properties = models.JSONField(default=dict)
    clocks = models.JSONField(default=dict)
    known = models.DateField(null=True)
    version = models.IntegerField(default=0)
    area = models.ForeignKey(Area, on_delete=models.PROTECT)
    external_id = models.TextField(blank=True)
    owner = models.CharField(max_length=36, blank=True, db_index=True)

    class Meta:
        indexes = (models.Index(fields=["list", "external_id"], name="record_external_id"),)


class SubmissionRecord(models.Model):
    """A submission is about a record: the log as the phones of ``area`` get it, in order of seq.

    When a record moves, its links are made anew in the other area, so that phones there get all
    of it; phones of the old area are told to forget it: a link without a digest says that it left.
    """

    seq = models.BigAutoField(primary_key=True)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT)
    record = models.ForeignKey(Record, on_delete=models.PROTECT)
    area = models.ForeignKey(Area, on_delete=models.PROTECT)
    digest = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "record", "area"], name="one_link_per_area"
            ),
        )
        indexes = (models.Index(fields=["area", "seq", "digest"], name="link_area_seq_digest"),)


class Past(models.Model):
    """One row: how often links were made anew, or made for what was in the log already."""

    version = models.BigIntegerField(default=0)


class Attachment(models.Model):
    """A submission was filled with a file: ``protocol.submissions.files`` says how it is named.

    ``arrived``: when the phone of whoever recorded it had sent all of its bytes; ``size`` is known
    from then on. The bytes are on the shelf (``lib.shelf``).
    """

    name = models.CharField(max_length=80, db_index=True)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True)
    quarantined = models.ForeignKey(Quarantined, on_delete=models.PROTECT, null=True)
    size = models.IntegerField(null=True)
    arrived = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["submission", "name"], name="one_file_per_submission"),
            models.UniqueConstraint(fields=["quarantined", "name"], name="one_file_per_quarantine"),
            models.CheckConstraint(
                condition=models.Q(submission=None) ^ models.Q(quarantined=None),
                name="file_of_one_submission",
            ),
        )


class LikenessKey(models.Model):
    """What records that may be one share: :mod:`.likeness` makes and explains them."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, db_index=False)
    key = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["record", "key"], name="one_likeness_key"),)
        indexes = (models.Index(fields=["key", "record"], name="likeness_key"),)


class LikelyPair(models.Model):
    """Two records that are likely to be one; the id of ``one`` is the smaller."""

    one = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    points = models.IntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="one_likely_pair"),)


class Distinct(models.Model):
    """Somebody looked at two records that are alike and found that they are two."""

    one = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="one_distinct_pair"),)


class Merge(models.Model):
    """Somebody found that two records are one. ``steps``: the corrections that say so, by id."""

    kept = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    steps = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)
