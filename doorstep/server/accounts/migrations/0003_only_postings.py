"""Of its own, as PostgreSQL changes no table that rows were just written for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_postings")]

    operations = [
        migrations.RemoveField(model_name="worker", name="area"),
        migrations.RemoveField(model_name="worker", name="role"),
    ]
