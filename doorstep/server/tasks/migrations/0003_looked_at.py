"""When tasks that count in hours were last looked at."""

from __future__ import annotations

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("tasks", "0002_task_columns"),)

    operations = (
        migrations.AddField(
            model_name="rollover",
            name="looked_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    )
