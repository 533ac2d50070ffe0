"""Room for which stories carry which media."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table only; the next migration fills it."""

    dependencies = [("ledger", "0003_named_lists")]
    operations = [
        migrations.CreateModel(
            name="UsageRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey("key", "code", blank=True, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=64)),
                ("code", models.BigIntegerField()),
            ],
            options={"db_table": "ledger_usage"},
        ),
    ]
