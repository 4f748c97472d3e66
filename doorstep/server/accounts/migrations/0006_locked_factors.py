from django.db import migrations

from doorstep.server.lib import locking

HEX, CODE = 40, 8
"""Characters of a secret and of a code on paper that nothing locked."""


def lock_all(apps, schema_editor):
    devices = apps.get_model("otp_totp", "TOTPDevice").objects
    for device in devices.all():
        if len(device.key) == HEX:
            device.key = locking.lock_short(bytes.fromhex(device.key))
            device.save(update_fields=["key"])
    for code in apps.get_model("otp_static", "StaticToken").objects.all():
        if len(code.token) == CODE:
            code.token = locking.prints(code.token)[0]
            code.save(update_fields=["token"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_workers_numbers"),
        ("otp_totp", "0003_add_timestamps"),
        ("otp_static", "0003_add_timestamps"),
    ]

    operations = [
        migrations.CreateModel(
            name="AppFactor",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("otp_totp.totpdevice",),
        ),
        migrations.RunPython(lock_all, migrations.RunPython.noop),
    ]
