import django.utils.timezone
from django.db import migrations, models
from django.db.models import F


def _since_they_are_there(apps, schema_editor):
    apps.get_model('accounts', 'Membership').objects.update(joined_at=F('created_at'))


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_mails_of_invitations'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='joined_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.RunPython(_since_they_are_there, migrations.RunPython.noop),
    ]
