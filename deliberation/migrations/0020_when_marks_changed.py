import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F


def _not_since(apps, schema_editor):
    apps.get_model('deliberation', 'Duplicate').objects.update(updated_at=F('created_at'))


class Migration(migrations.Migration):

    dependencies = [
        ('deliberation', '0019_sealed_secrets_have_a_bound'),
    ]

    operations = [
        migrations.AddField(
            model_name='duplicate',
            name='updated_at',
            # The database fills it in, too: workers of before the upgrade write rows meanwhile.
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                default=django.utils.timezone.now,
                editable=False,
            ),
        ),
        migrations.RunPython(_not_since, migrations.RunPython.noop),
    ]
