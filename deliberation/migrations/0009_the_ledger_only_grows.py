from django.db import migrations

# SQLite has no rights apart from the file's; there the suite's guard on writes stands in.
POSTGRESQL = [
    """
    CREATE FUNCTION madang_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is INSERT only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON deliberation_activity
    FOR EACH ROW EXECUTE FUNCTION madang_only_grows()
    """,
    """
    CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON deliberation_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION madang_only_grows()
    """,
]
BACK = [
    'DROP TRIGGER only_grows ON deliberation_ledgerentry',
    'DROP TRIGGER only_grows ON deliberation_activity',
    'DROP FUNCTION madang_only_grows()',
]


def _on_postgresql(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == 'postgresql':
            for statement in statements:
                schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('deliberation', '0008_suggestions_taken_back'),
    ]

    operations = [
        migrations.RunPython(_on_postgresql(POSTGRESQL), _on_postgresql(BACK)),
    ]
