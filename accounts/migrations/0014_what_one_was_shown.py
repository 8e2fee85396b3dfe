from django.db import migrations, models
from django.utils import timezone


def _know_their_way(apps, schema_editor):
    """Whoever is here by now is no newcomer."""
    apps.get_model('accounts', 'User').objects.update(tour_left_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_when_people_and_places_changed'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='steps_left_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='tour_left_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(_know_their_way, migrations.RunPython.noop, elidable=True),
    ]
