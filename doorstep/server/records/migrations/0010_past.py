from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_made_by"),
    ]

    operations = [
        migrations.CreateModel(
            name="Past",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.BigIntegerField(default=0)),
            ],
        ),
    ]
