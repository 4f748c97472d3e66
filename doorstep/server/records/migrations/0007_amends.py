from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_likeness"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="amends",
            field=models.CharField(
                blank=True, db_default="", db_index=True, default="", max_length=45
            ),
        ),
        migrations.AddField(
            model_name="quarantined",
            name="waits_for",
            field=models.CharField(
                blank=True, db_default="", db_index=True, default="", max_length=45
            ),
        ),
    ]
