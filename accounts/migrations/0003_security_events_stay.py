from django.db import migrations

# No event is ever changed. One goes when it is older than any retention that can be set, or with the person whom the
# transaction erases (`SET LOCAL madang.erases`). SQLite has no rights apart from the file's; there the suite's guard on
# writes stands in.
POSTGRESQL = [
    """
    CREATE FUNCTION madang_keeps_events() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND (
            OLD.at < now() - interval '90 days'
            OR OLD.user_id::text = current_setting('madang.erases', true)
        ) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'security events stay as they are' USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE ON accounts_securityevent
    FOR EACH ROW EXECUTE FUNCTION madang_keeps_events()
    """,
]
BACK = [
    'DROP TRIGGER events_stay ON accounts_securityevent',
    'DROP FUNCTION madang_keeps_events()',
]


def _on_postgresql(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == 'postgresql':
            for statement in statements:
                schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_people_and_trust'),
    ]

    operations = [
        migrations.RunPython(_on_postgresql(POSTGRESQL), _on_postgresql(BACK)),
    ]
