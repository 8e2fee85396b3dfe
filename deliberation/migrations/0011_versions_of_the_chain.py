from django.db import migrations, models


class Migration(migrations.Migration):
    """What was numbered until here is verified by version 1; a column with a default rewrites no row by a trigger."""

    dependencies = [
        ('deliberation', '0010_actions_of_nobody'),
    ]

    operations = [
        migrations.AddField(
            model_name='ledgerentry',
            name='chain',
            field=models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
    ]
