import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F


def _not_since(apps, schema_editor):
    for name in ('Workspace', 'Organisation', 'Membership'):
        apps.get_model('accounts', name).objects.update(updated_at=F('created_at'))


def _stamp(model_name):
    # The database fills it in, too: workers of before the upgrade write rows meanwhile.
    return migrations.AddField(
        model_name=model_name,
        name='updated_at',
        field=models.DateTimeField(
            db_default=django.db.models.functions.datetime.Now(),
            default=django.utils.timezone.now,
            editable=False,
        ),
    )


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0012_lines_of_tokens'),
    ]

    operations = [
        *(_stamp(name) for name in ('workspace', 'organisation', 'membership')),
        migrations.RunPython(_not_since, migrations.RunPython.noop),
    ]
