from django.db import migrations, transaction

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


def number(apps, schema_editor):
    """A workspace a transaction, under the lock under which workers number, who may go on beside this."""
    Ledger = apps.get_model('deliberation', 'Ledger')
    for pk in list(Ledger.objects.values_list('pk', flat=True)):
        with transaction.atomic(using=schema_editor.connection.alias):
            ledger = Ledger.objects.select_for_update(no_key=True).get(pk=pk)
            if ledger.told_through == 0:  # else it was done before this was broken off
                ledger.last_change = _number(apps, ledger)
                ledger.told_through = ledger.last_seq
                ledger.save(update_fields=['last_change', 'told_through'])


def _number(apps, ledger):
    """Returns the last number given in the workspace."""
    Change, seq, rows = apps.get_model('deliberation', 'Change'), 0, []
    for seq, row in enumerate(_nouns(apps, ledger), start=1):
        rows.append(Change(workspace_id=ledger.pk, seq=seq, **row))
        if len(rows) >= AT_ONCE:
            Change.objects.bulk_create(rows)
            rows.clear()
    Change.objects.bulk_create(rows)
    return seq


def _nouns(apps, ledger):
    Entry = apps.get_model('deliberation', 'LedgerEntry')
    entries = Entry.objects.filter(workspace=ledger.pk, seq__lte=ledger.last_seq).order_by('seq')
    of_nouns = entries.filter(activity__subject_type__in=NOUNS).exclude(activity__verb__startswith='service.')
    seen = set()
    for entry in of_nouns.select_related('activity').iterator(AT_ONCE):
        activity = entry.activity
        noun = NOUNS[activity.subject_type]
        pk = activity.initiative_id if noun == 'decision' else activity.subject_id
        if (noun, pk) not in seen:
            seen.add((noun, pk))
            place = {'initiative_id': activity.initiative_id, 'argument_id': activity.argument_id}
            if activity.verb == 'brief.handed_in':
                seen.remove((noun, pk))  # what came of it is told to others, too
                place['reader_id'] = activity.actor_id
            yield {'activity_id': activity.pk, 'noun': noun, 'noun_id': pk, **place}
    yield from _came_unsaid(apps, ledger, entries, {pk for noun, pk in seen if noun == 'organisation'})


def _came_unsaid(apps, ledger, entries, seen):
    """Organisations that imports of earlier versions made without a word."""
    Organisation = apps.get_model('accounts', 'Organisation')
    here = Organisation.objects.filter(workspace=ledger.pk).order_by('pk').values_list('pk', flat=True)
    unsaid = [pk for pk in here if pk not in seen]
    if unsaid:
        came = entries.filter(activity__verb='initiative.imported').first() or entries.first()
        yield from ({'activity_id': came.activity_id, 'noun': 'organisation', 'noun_id': pk} for pk in unsaid if came)


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('deliberation', '0017_changes_by_number'),
    ]

    operations = [
        migrations.RunPython(number, migrations.RunPython.noop),  # back, all of it goes with its table
    ]
