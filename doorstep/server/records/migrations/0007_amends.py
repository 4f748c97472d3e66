from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_likeness"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="amends",
            field=models.CharField(blank=True, db_default="", default="", max_length=45),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=models.Q(("amends", ""), _negated=True),
                fields=["amends"],
                name="submission_amends",
            ),
        ),
        migrations.AddField(
            model_name="quarantined",
            name="waits_for",
            field=models.CharField(blank=True, db_default="", default="", max_length=45),
        ),
        migrations.AddIndex(
            model_name="quarantined",
            index=models.Index(
                condition=models.Q(("waits_for", ""), _negated=True),
                fields=["waits_for"],
                name="quarantined_waits_for",
            ),
        ),
    ]
