from django.db import migrations

# Nobody keeps a copy yet: one number for each noun that is there is enough to begin with, in the order in which they came.
NOUNS = {
    **{
        name: name
        for name in (
            'workspace', 'organisation', 'membership', 'source', 'brief', 'initiative', 'argument', 'suggestion',
            'duplicate', 'evidence', 'comment', 'fact', 'question', 'position', 'action', 'indicator',
        )
    },
    'challenge': 'argument',
    'decision': 'decision',
}
AT_ONCE = 1000
POSTGRESQL = """
    CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON deliberation_change
    FOR EACH ROW EXECUTE FUNCTION madang_only_grows()
"""


def number(apps, schema_editor):
    Ledger = apps.get_model('deliberation', 'Ledger')
    for ledger in Ledger.objects.all():
        last = _number(apps, ledger.pk)
        Ledger.objects.filter(pk=ledger.pk).update(last_change=last)
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute(POSTGRESQL, params=None)


def _number(apps, workspace):
    """Returns the last number given in the workspace."""
    Change, Entry = apps.get_model('deliberation', 'Change'), apps.get_model('deliberation', 'LedgerEntry')
    entries = Entry.objects.filter(workspace=workspace, activity__subject_type__in=NOUNS)
    entries = entries.exclude(activity__verb__startswith='service.')
    seen, seq, rows = set(), 0, []
    for entry in entries.select_related('activity').order_by('seq').iterator(AT_ONCE):
        activity = entry.activity
        noun = NOUNS[activity.subject_type]
        pk = activity.initiative_id if noun == 'decision' else activity.subject_id
        if (noun, pk) not in seen:
            seen.add((noun, pk))
            seq += 1
            place = {'initiative_id': activity.initiative_id, 'argument_id': activity.argument_id}
            if activity.verb == 'brief.handed_in':
                seen.remove((noun, pk))  # what came of it is told to others, too
                place['reader_id'] = activity.actor_id
            rows.append(
                Change(workspace_id=workspace, seq=seq, activity_id=activity.pk, noun=noun, noun_id=pk, **place)
            )
        if len(rows) >= AT_ONCE:
            Change.objects.bulk_create(rows)
            rows.clear()
    Change.objects.bulk_create(rows)
    return seq


def forget(apps, schema_editor):
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('DROP TRIGGER only_grows ON deliberation_change', params=None)
    apps.get_model('deliberation', 'Change').objects.all().delete()
    apps.get_model('deliberation', 'Ledger').objects.update(last_change=0)


class Migration(migrations.Migration):

    dependencies = [
        ('deliberation', '0017_changes_by_number'),
    ]

    operations = [
        migrations.RunPython(number, forget),
    ]
