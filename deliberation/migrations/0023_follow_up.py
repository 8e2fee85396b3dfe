import accounts.models.ids
import accounts.models.workspaces
import datetime
import deliberation.countries
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


# SQLite has no rights apart from the file's; there the suite's guard on writes stands in.
POSTGRESQL = [
    """
    CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON deliberation_snapshot
    FOR EACH ROW EXECUTE FUNCTION madang_only_grows()
    """,
    # Words may be taken back, whole and for ever; nothing else of them changes.
    """
    CREATE FUNCTION madang_words_only_go() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND NEW.text = '' AND NEW.salt = '' AND NEW.taken_back_at IS NOT NULL
            AND OLD.taken_back_at IS NULL AND (NEW.id, NEW.snapshot_id, NEW.place, NEW.author_id)
            = (OLD.id, OLD.snapshot_id, OLD.place, OLD.author_id) THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION '% is INSERT only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$
    """,
    """
    CREATE TRIGGER words_only_go BEFORE UPDATE OR DELETE ON deliberation_frozenwords
    FOR EACH ROW EXECUTE FUNCTION madang_words_only_go()
    """,
]
BACK = [
    "DROP TRIGGER words_only_go ON deliberation_frozenwords",
    "DROP FUNCTION madang_words_only_go()",
    "DROP TRIGGER only_grows ON deliberation_snapshot",
]


def _on_postgresql(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0015_follow_up_parts"),
        ("deliberation", "0022_saved_views"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SnapshotCount",
            fields=[
                (
                    "workspace",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="snapshot_count",
                        serialize=False,
                        to="accounts.workspace",
                    ),
                ),
                ("last_number", models.PositiveIntegerField(default=0)),
                ("last_hash", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("purpose", models.TextField(blank=True, max_length=4000, verbose_name="purpose")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="to be reviewed on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="accounts.workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="agreement_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="agreement_ends_after_it_is_signed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="deliberation.agreement",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="party_is_an_organisation_or_a_name",
                    ),
                    models.UniqueConstraint(fields=("agreement", "position"), name="one_party_at_a_place"),
                    models.UniqueConstraint(
                        fields=("agreement", "organisation"), name="organisation_once_in_an_agreement"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name_en", models.CharField(max_length=160, verbose_name="name in English")),
                ("name_ko", models.CharField(blank=True, max_length=160, verbose_name="name in Korean")),
                (
                    "level",
                    models.CharField(
                        choices=[("deputy", "deputy level"), ("working", "working level")],
                        default="working",
                        max_length=8,
                        verbose_name="level",
                    ),
                ),
                ("purpose", models.TextField(blank=True, max_length=2000, verbose_name="purpose")),
                (
                    "quorum_rule",
                    models.CharField(
                        choices=[
                            ("half", "more than half of the organisations"),
                            ("two_thirds", "two thirds of the organisations"),
                            ("all", "all organisations"),
                        ],
                        default="half",
                        max_length=12,
                        verbose_name="quorum",
                    ),
                ),
                ("is_ended", models.BooleanField(default=False, verbose_name="it meets no more")),
                ("last_meeting_number", models.PositiveIntegerField(default=0, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="deliberation.body",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies",
                        to="accounts.workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation body",
                "ordering": ["level", "name_en"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name_en", ""), _negated=True), name="body_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="body_is_not_below_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveIntegerField(default=1, editable=False)),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("text", models.TextField(blank=True, max_length=20000, verbose_name="text")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clauses",
                        to="deliberation.agreement",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="deliberation.clause",
                    ),
                ),
            ],
            options={
                "verbose_name": "clause",
                "indexes": [
                    models.Index(fields=["agreement", "parent", "position"], name="clauses_in_order")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("heading", ""), _negated=True), name="clause_has_a_heading"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(editable=False)),
                ("text", models.CharField(max_length=500, verbose_name="condition")),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="met on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conditions",
                        to="deliberation.decision",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "condition",
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "place"), name="condition_in_one_place"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="condition_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="criterion")),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="what it means")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="weight",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "worst",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="worst reading"
                    ),
                ),
                (
                    "middle",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="reading that is worth half",
                    ),
                ),
                (
                    "best",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="best reading"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="deliberation.initiative",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deliberation.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="criterion_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight", None), ("weight__lte", 100), _connector="OR"),
                        name="weight_of_a_criterion_at_most_100",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("best", None), ("middle", None), ("worst", None)),
                            models.Q(
                                ("best__isnull", False),
                                ("worst__isnull", False),
                                models.Q(("worst", models.F("best")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="criterion_has_both_anchors_or_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("middle", None),
                            models.Q(("middle__gt", models.F("worst")), ("middle__lt", models.F("best"))),
                            models.Q(("middle__gt", models.F("best")), ("middle__lt", models.F("worst"))),
                            _connector="OR",
                        ),
                        name="middle_of_a_criterion_between_its_anchors",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dissent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="dissent")),
                ("signed_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dissents",
                        to="deliberation.decision",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "dissent",
                "ordering": ["signed_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("organisation__isnull", False)),
                        fields=("decision", "organisation"),
                        name="one_dissent_of_an_organisation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation", None)),
                        fields=("decision", "signed_by"),
                        name="one_dissent_of_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="dissent_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "summit"),
                            ("forum", "forum"),
                            ("bid", "bid to host"),
                            ("candidacy", "candidacy"),
                            ("norm_process", "norm process"),
                            ("consultation", "consultation"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, max_length=4000, verbose_name="what it is about")),
                ("host", models.CharField(blank=True, max_length=200, verbose_name="host")),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        max_length=2,
                        validators=[deliberation.countries.validate_country],
                        verbose_name="country",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(datetime.date(1900, 1, 1)),
                            django.core.validators.MaxValueValidator(datetime.date(2999, 12, 31)),
                        ],
                        verbose_name="begins on",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(datetime.date(1900, 1, 1)),
                            django.core.validators.MaxValueValidator(datetime.date(2999, 12, 31)),
                        ],
                        verbose_name="ends on",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        max_length=60,
                        validators=[accounts.models.workspaces.validate_zone],
                        verbose_name="time zone there",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "in preparation"),
                            ("held", "took place"),
                            ("won", "won"),
                            ("lost", "lost"),
                            ("called_off", "called off"),
                        ],
                        default="preparing",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "votes_needed",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000)],
                        verbose_name="votes needed",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="accounts.workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "ordering": ["starts_on", "id"],
                "indexes": [models.Index(fields=["workspace", "starts_on", "id"], name="events_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="event_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="event_ends_when_it_began_or_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["bid", "candidacy"]),
                            models.Q(
                                ("votes_needed", None),
                                models.Q(("state__in", ["won", "lost"]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="votes_decide_bids_and_candidacies",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="what is due")),
                (
                    "offset",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(3660)],
                        verbose_name="how long before",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("days", "days before"),
                            ("weeks", "weeks before"),
                            ("months", "months before"),
                            ("working_days", "working days before"),
                        ],
                        max_length=12,
                        verbose_name="counted in",
                    ),
                ),
                (
                    "due",
                    models.DateField(
                        validators=[django.core.validators.MaxValueValidator(datetime.date(2999, 12, 31))],
                        verbose_name="on a day of its own",
                    ),
                ),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(datetime.date(2999, 12, 31))],
                        verbose_name="done on",
                    ),
                ),
                ("due_told_for", models.DateField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="deliberation.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "deadline",
                "ordering": ["due", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on", None)),
                        fields=["owner", "due"],
                        name="deadlines_to_keep",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="deadline_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("offset", None), ("unit", "")),
                            models.Q(("offset__isnull", False), models.Q(("unit", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="deadline_has_a_whole_rule_or_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField(verbose_name="read on")),
                ("value", models.DecimalField(decimal_places=6, max_digits=20, verbose_name="reading")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="remark")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="deliberation.indicator",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reading",
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "on"), name="one_reading_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("agenda_locked", "agenda sent"),
                            ("held", "held"),
                            ("minutes_proposed", "minutes to be approved"),
                            ("approved", "minutes approved"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=16,
                    ),
                ),
                ("locked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("minutes_round", models.PositiveIntegerField(default=0, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="deliberation.body",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "ordering": ["-starts_at"],
                "indexes": [models.Index(fields=["starts_at", "id"], name="meetings_by_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="meeting_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="meeting_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(fields=("body", "number"), name="meeting_number_once_in_a_body"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("online", "online"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="deliberation.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "organisation"), name="one_attendance_of_an_organisation"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                ("agreed", models.BooleanField()),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="deliberation.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "round", "organisation"),
                        name="one_word_of_an_organisation_on_minutes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="refusal_of_minutes_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="option")),
                ("text", models.TextField(blank=True, max_length=10000, verbose_name="what it means")),
                (
                    "set_aside",
                    models.CharField(blank=True, max_length=500, verbose_name="why it is set aside"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "arguments",
                    models.ManyToManyField(blank=True, related_name="options", to="deliberation.argument"),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="deliberation.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "option",
                "ordering": ["number", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("initiative", "number"), name="option_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="option_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pledge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        max_length=2,
                        validators=[deliberation.countries.validate_country],
                        verbose_name="country",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("verbal", "promised by word of mouth"),
                            ("written", "promised in writing"),
                            ("reciprocal", "in exchange for our vote"),
                            ("declined", "declined"),
                        ],
                        max_length=10,
                        verbose_name="pledge",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pledges",
                        to="deliberation.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "pledge",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "country"), name="one_pledge_of_a_country")
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asked", "asked"),
                            ("verbal", "promised by word of mouth"),
                            ("written", "promised in writing"),
                            ("reciprocal", "in exchange for our vote"),
                            ("declined", "declined"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("verbal", "promised by word of mouth"),
                            ("written", "promised in writing"),
                            ("reciprocal", "in exchange for our vote"),
                            ("declined", "declined"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="deliberation.pledge",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("substance", "substance and documents"),
                            ("programme", "programme"),
                            ("participants", "participants"),
                            ("outreach", "outreach"),
                            ("protocol", "protocol"),
                            ("venue", "venue"),
                            ("security", "security"),
                            ("press", "press"),
                            ("budget", "budget"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="area",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="what has to be done")),
                (
                    "due",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(datetime.date(2999, 12, 31))],
                        verbose_name="due",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_do", "to do"),
                            ("in_hand", "in hand"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                        ],
                        default="to_do",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("due_told_for", models.DateField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deadline",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparations",
                        to="deliberation.deadline",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preparations",
                        to="deliberation.event",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "preparation",
                "ordering": ["created_at", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["to_do", "in_hand"])),
                        fields=["owner", "due"],
                        name="preparations_to_do",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="preparation_has_a_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reading",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="reading"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("100")),
                        ],
                        verbose_name="value from 0 to 100",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="deliberation.criterion",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="deliberation.option",
                    ),
                ),
                (
                    "scored_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deliberation.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("option", "criterion"), name="one_score_by_a_criterion"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reading", None), ("value__isnull", False)),
                            models.Q(("reading__isnull", False), ("value", None)),
                            _connector="OR",
                        ),
                        name="score_is_a_reading_or_a_value",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", None), models.Q(("value__gte", 0), ("value__lte", 100)), _connector="OR"
                        ),
                        name="value_of_a_score_from_0_to_100",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("chair", "chair"), ("secretary", "secretary"), ("member", "member")],
                        default="member",
                        max_length=10,
                        verbose_name="part",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="deliberation.body",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "user"), name="one_seat_of_a_person_on_a_body")
                ],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatories",
                        to="deliberation.agreementparty",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("chain", models.PositiveSmallIntegerField()),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("content", models.TextField()),
                ("taken_at", models.DateTimeField()),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshot",
                        to="deliberation.decision",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="deliberation.initiative",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "number"), name="snapshot_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenWords",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("salt", models.CharField(blank=True, max_length=32)),
                ("text", models.TextField(blank=True, max_length=20000)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "snapshot",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="deliberation.snapshot",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("snapshot", "place"), name="frozen_words_in_one_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at", None), models.Q(("salt", ""), ("text", "")), _connector="OR"
                        ),
                        name="frozen_words_taken_back_are_gone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("text", models.TextField(blank=True, max_length=20000, verbose_name="report")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "in writing"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("returned", "returned"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=9,
                    ),
                ),
                ("round", models.PositiveIntegerField(default=0, editable=False)),
                ("figures", models.JSONField(default=list, editable=False)),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("approved_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_reports",
                        to="deliberation.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "status report",
                "ordering": ["-ends_on", "-id"],
                "indexes": [models.Index(fields=["initiative", "ends_on"], name="reports_by_period")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="status_report_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="status_report_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportWord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("round", models.PositiveIntegerField()),
                ("agreed", models.BooleanField()),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="deliberation.statusreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "word on a report",
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "round", "organisation"), name="one_word_of_a_party_on_a_report"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="return_of_a_report_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("one_sided", "one-sided"),
                            ("one_author_above_half", "more than half by one author"),
                            ("three_arguments_on_one_source", "several arguments on one source"),
                            ("challenge_unhandled", "challenge long unhandled"),
                            ("divided_without_response", "divided and without a response"),
                            ("organisation_not_heard", "organisation not heard"),
                            ("stale_source", "source to check again"),
                            ("likely_duplicates", "likely duplicates"),
                        ],
                        editable=False,
                        max_length=32,
                    ),
                ),
                ("subject", models.CharField(blank=True, editable=False, max_length=40)),
                ("state", models.CharField(blank=True, editable=False, max_length=200)),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waivers",
                        to="deliberation.initiative",
                    ),
                ),
                (
                    "waived_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "waiver",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("initiative", "rule", "subject"), name="finding_waived_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="waiver_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False)),
                ("code", models.CharField(editable=False, max_length=12, verbose_name="code word")),
                (
                    "kind",
                    models.CharField(
                        choices=[("support", "asks for support"), ("unfair", "treated unfairly")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "is_coded",
                    models.BooleanField(default=True, verbose_name="the company is not to be named"),
                ),
                ("company", models.CharField(blank=True, max_length=200, verbose_name="company")),
                (
                    "country",
                    models.CharField(
                        max_length=2,
                        validators=[deliberation.countries.validate_country],
                        verbose_name="country",
                    ),
                ),
                ("measure", models.CharField(max_length=200, verbose_name="measure")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("ai", "artificial intelligence"),
                            ("cloud", "cloud and data"),
                            ("platform", "online platforms"),
                            ("software", "software and security"),
                            ("telecom", "telecommunications"),
                            ("semiconductor", "semiconductors and electronics"),
                            ("content", "games and digital content"),
                            ("finance", "digital finance"),
                            ("health", "digital health"),
                            ("mobility", "mobility and robotics"),
                            ("other", "another sector"),
                        ],
                        max_length=14,
                        verbose_name="sector",
                    ),
                ),
                ("description", models.TextField(blank=True, max_length=8000, verbose_name="description")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("in_hand", "in hand"),
                            ("raised", "raised abroad"),
                            ("resolved", "resolved"),
                            ("closed", "closed without result"),
                            ("withdrawn", "taken back by the company"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("occurred_on", models.DateField(blank=True, null=True, verbose_name="happened on")),
                ("opened_on", models.DateField(verbose_name="received on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases_handled",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases_brought",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="accounts.workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "indexes": [
                    models.Index(fields=["workspace", "-opened_on", "-id"], name="cases_by_day"),
                    models.Index(fields=["workspace", "country"], name="cases_by_country"),
                    models.Index(fields=["workspace", "status"], name="cases_by_status"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "number"), name="case_number_once"),
                    models.UniqueConstraint(fields=("workspace", "code"), name="code_word_once"),
                    models.CheckConstraint(
                        condition=models.Q(("measure", ""), _negated=True), name="case_has_a_measure"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("company", ""), ("is_coded", True)),
                            models.Q(("is_coded", False), models.Q(("company", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="company_is_named_or_coded",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WithheldName",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="withheld",
                        serialize=False,
                        to="deliberation.case",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="company")),
            ],
            options={
                "verbose_name": "withheld name",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="withheld_name_is_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_readers",
                        to="deliberation.case",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "user"), name="case_reader_once")],
            },
        ),
        migrations.CreateModel(
            name="CaseStatusChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("in_hand", "in hand"),
                            ("raised", "raised abroad"),
                            ("resolved", "resolved"),
                            ("closed", "closed without result"),
                            ("withdrawn", "taken back by the company"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="history",
                        to="deliberation.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of status",
                "indexes": [models.Index(fields=["case", "-at"], name="history_of_a_case")],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("deliverable", models.CharField(max_length=300, verbose_name="what is delivered")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="progress in percent",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("due_told_for", models.DateField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="deliberation.clause",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="lead organisation",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment",
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=["responsible", "due"],
                        name="commitments_to_keep",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("deliverable", ""), _negated=True), name="commitment_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress__lte", 100)), name="commitment_progress_in_percent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("due", None),
                            ("due__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="commitment_starts_before_it_is_due",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentSupport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="deliberation.commitment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "organisation"), name="organisation_supports_a_commitment_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveIntegerField(default=0, verbose_name="place")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("own", "put on by a member"),
                            ("divided", "divided argument"),
                            ("challenge", "unhandled challenge"),
                            ("commitment", "late commitment"),
                            ("source", "source to check again"),
                        ],
                        default="own",
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("accepted", "on the agenda"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="item")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(480),
                        ],
                        verbose_name="minutes for it",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "argument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="deliberation.argument",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="deliberation.initiative",
                    ),
                ),
                (
                    "presenter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="deliberation.source",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="deliberation.commitment",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="deliberation.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "ordering": ["place", "created_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            ("argument__isnull", False),
                            ("source__isnull", False),
                            ("commitment__isnull", False),
                            _connector="OR",
                        ),
                        name="agenda_item_says_what_it_is",
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "argument"), name="argument_once_on_an_agenda"
                    ),
                    models.UniqueConstraint(fields=("meeting", "source"), name="source_once_on_an_agenda"),
                    models.UniqueConstraint(
                        fields=("meeting", "commitment"), name="commitment_once_on_an_agenda"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="milestone")),
                ("due", models.DateField(verbose_name="due")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="deliberation.commitment",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "ordering": ["due", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="milestone_has_a_title"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinuteLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("note", "note"), ("decision", "decision")],
                        default="note",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="line")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "action",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minute_line",
                        to="deliberation.action",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "argument",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minute_line",
                        to="deliberation.argument",
                    ),
                ),
                (
                    "comment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minute_line",
                        to="deliberation.comment",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="deliberation.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of the minutes",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="minute_line_says_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="progress in percent",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="note")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="deliberation.commitment",
                    ),
                ),
            ],
            options={
                "verbose_name": "progress note",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="what it shows")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="deliberation.commitment",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deliberation.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of delivery",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "source"), name="source_once_under_a_commitment"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Trigger",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("date", "a date comes"),
                            ("source", "a source is refuted"),
                            ("commitment", "a commitment is late"),
                            ("position", "an organisation's position changes"),
                        ],
                        max_length=12,
                        verbose_name="what happens",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="date")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("fired_at", models.DateTimeField(editable=False, null=True)),
                (
                    "settled_as",
                    models.CharField(
                        blank=True,
                        choices=[("reopened", "opened again"), ("kept", "kept")],
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("settled_at", models.DateTimeField(editable=False, null=True)),
                ("reason", models.CharField(blank=True, max_length=1000, verbose_name="reason")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deliberation.commitment",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="triggers",
                        to="deliberation.decision",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deliberation.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trigger",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("commitment", None),
                                ("kind", "date"),
                                ("on__isnull", False),
                                ("organisation", None),
                                ("source", None),
                            ),
                            models.Q(
                                ("commitment", None),
                                ("kind", "source"),
                                ("on", None),
                                ("organisation", None),
                                ("source__isnull", False),
                            ),
                            models.Q(
                                ("commitment__isnull", False),
                                ("kind", "commitment"),
                                ("on", None),
                                ("organisation", None),
                                ("source", None),
                            ),
                            models.Q(
                                ("commitment", None),
                                ("kind", "position"),
                                ("on", None),
                                ("organisation__isnull", False),
                                ("source", None),
                            ),
                            _connector="OR",
                        ),
                        name="trigger_watches_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_as", ""), ("settled_at", None)),
                            models.Q(
                                ("fired_at__isnull", False),
                                ("settled_at__isnull", False),
                                models.Q(("settled_as", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="trigger_settled_after_it_fired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name_en", models.CharField(blank=True, max_length=300, verbose_name="name in English")),
                ("name_ko", models.CharField(blank=True, max_length=300, verbose_name="name in Korean")),
                (
                    "name_original",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="name in the original language"
                    ),
                ),
                (
                    "original_language",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\\Z",
                                "Give a language code, as fr or zh-Hant.",
                                "language",
                            )
                        ],
                        verbose_name="original language",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        max_length=2,
                        validators=[deliberation.countries.validate_country],
                        verbose_name="country",
                    ),
                ),
                (
                    "international_organisation",
                    models.CharField(blank=True, max_length=200, verbose_name="international organisation"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2999),
                        ],
                        verbose_name="year of the start",
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                (
                    "end_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2999),
                        ],
                        verbose_name="year of the end",
                    ),
                ),
                ("themes", models.JSONField(blank=True, default=list, verbose_name="themes")),
                (
                    "instrument",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "law"),
                            ("treaty", "treaty"),
                            ("regulation", "regulation or decree"),
                            ("strategy", "strategy or plan"),
                            ("principles", "principles or declaration"),
                            ("guideline", "guideline or code of practice"),
                            ("standard", "standard"),
                            ("funding", "funding programme"),
                            ("institution", "institution"),
                            ("dialogue", "dialogue or network"),
                        ],
                        max_length=12,
                        verbose_name="instrument",
                    ),
                ),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=300, verbose_name="responsible organisation"),
                ),
                ("targets", models.JSONField(blank=True, default=list, verbose_name="target groups")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("adopted", "adopted"),
                            ("in_force", "in force"),
                            ("under_revision", "under revision"),
                            ("ended", "ended"),
                            ("dropped", "dropped"),
                        ],
                        default="in_force",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateField(blank=True, null=True, verbose_name="since")),
                (
                    "evaluated",
                    models.CharField(
                        choices=[("yes", "evaluated"), ("no", "not evaluated"), ("unknown", "not known")],
                        default="unknown",
                        max_length=8,
                        verbose_name="evaluated",
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=4000, verbose_name="summary")),
                ("links", models.JSONField(blank=True, default=list, verbose_name="links")),
                (
                    "sharing",
                    models.CharField(
                        choices=[
                            ("workspace", "the whole workspace"),
                            ("named", "named organisations"),
                            ("own", "its own organisation"),
                        ],
                        default="workspace",
                        max_length=10,
                        verbose_name="shared with",
                    ),
                ),
                (
                    "last_verified_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last verified"),
                ),
                ("verify_by", models.DateField(blank=True, null=True, verbose_name="verify again by")),
                ("due_told_for", models.DateField(blank=True, editable=False, null=True)),
                ("external_id", models.CharField(blank=True, editable=False, max_length=200)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "last_verified_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_records",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_records",
                        to="deliberation.source",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="policy_records",
                        to="accounts.workspace",
                    ),
                ),
            ],
            options={
                "verbose_name": "policy record",
                "indexes": [
                    models.Index(fields=["workspace", "-created_at"], name="records_of_a_workspace"),
                    models.Index(fields=["workspace", "country"], name="records_by_country"),
                    models.Index(fields=["workspace", "instrument"], name="records_by_instrument"),
                    models.Index(fields=["workspace", "status"], name="records_by_status"),
                    models.Index(fields=["workspace", "start_year"], name="records_by_start"),
                    models.Index(
                        condition=models.Q(("verify_by__isnull", False)),
                        fields=["workspace", "verify_by"],
                        name="records_to_verify",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name_en", ""), _negated=True),
                            models.Q(("name_ko", ""), _negated=True),
                            models.Q(("name_original", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="record_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("country", ""), _negated=True),
                            models.Q(("international_organisation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="record_is_somebody_s",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="record_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_year", None),
                            ("end_year", None),
                            ("end_year__gte", models.F("start_year")),
                            _connector="OR",
                        ),
                        name="record_ends_no_year_before_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", None), ("sharing", "workspace"), _connector="OR"),
                        name="cited_record_is_withheld_from_nobody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("organisation", "external_id"),
                        name="record_brought_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("pair", models.CharField(editable=False, max_length=65)),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="how they belong together"),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.agreement",
                    ),
                ),
                (
                    "argument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.argument",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.case",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.commitment",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.event",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.evidence",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.initiative",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="accounts.workspace",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="deliberation.meeting",
                    ),
                ),
                (
                    "policy_record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="deliberation.policyrecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreement__isnull", False),
                                ("case__isnull", True),
                                ("commitment__isnull", True),
                                ("event__isnull", True),
                                ("meeting__isnull", True),
                                ("policy_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("case__isnull", False),
                                ("commitment__isnull", True),
                                ("event__isnull", True),
                                ("meeting__isnull", True),
                                ("policy_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("case__isnull", True),
                                ("commitment__isnull", False),
                                ("event__isnull", True),
                                ("meeting__isnull", True),
                                ("policy_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("case__isnull", True),
                                ("commitment__isnull", True),
                                ("event__isnull", False),
                                ("meeting__isnull", True),
                                ("policy_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("case__isnull", True),
                                ("commitment__isnull", True),
                                ("event__isnull", True),
                                ("meeting__isnull", False),
                                ("policy_record__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("case__isnull", True),
                                ("commitment__isnull", True),
                                ("event__isnull", True),
                                ("meeting__isnull", True),
                                ("policy_record__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="link_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("argument__isnull", True),
                                ("evidence__isnull", True),
                                ("initiative__isnull", False),
                            ),
                            models.Q(
                                ("argument__isnull", False),
                                ("evidence__isnull", True),
                                ("initiative__isnull", True),
                            ),
                            models.Q(
                                ("argument__isnull", True),
                                ("evidence__isnull", False),
                                ("initiative__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="link_with_one_place",
                    ),
                    models.UniqueConstraint(fields=("pair",), name="linked_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="deliberation.policyrecord",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "organisation"), name="record_shared_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyStatusChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.models.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("adopted", "adopted"),
                            ("in_force", "in force"),
                            ("under_revision", "under revision"),
                            ("ended", "ended"),
                            ("dropped", "dropped"),
                        ],
                        max_length=16,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="history",
                        to="deliberation.policyrecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of status",
                "indexes": [models.Index(fields=["record", "-at"], name="history_of_a_record")],
            },
        ),
        migrations.AddField(
            model_name="indicator",
            name="baseline",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="baseline"
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="breached_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="direction",
            field=models.CharField(
                choices=[("up", "higher"), ("down", "lower")],
                default="up",
                max_length=4,
                verbose_name="better when",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="frequency",
            field=models.CharField(
                blank=True,
                choices=[
                    ("weekly", "weekly"),
                    ("monthly", "monthly"),
                    ("quarterly", "quarterly"),
                    ("half_yearly", "half-yearly"),
                    ("yearly", "yearly"),
                ],
                max_length=12,
                verbose_name="read",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="indicators",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who watches it",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="target_by",
            field=models.DateField(blank=True, null=True, verbose_name="to be reached by"),
        ),
        migrations.AddField(
            model_name="indicator",
            name="target_value",
            field=models.DecimalField(
                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="target as a number"
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="unit",
            field=models.CharField(blank=True, max_length=40, verbose_name="unit"),
        ),
        migrations.AddField(
            model_name="source",
            name="refuted_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="refuted_why",
            field=models.CharField(blank=True, max_length=500, verbose_name="why it does not hold"),
        ),
        migrations.AlterField(
            model_name="activity",
            name="subject_type",
            field=models.CharField(
                choices=[
                    ("initiative", "Initiative"),
                    ("agreement", "Agreement"),
                    ("clause", "Clause"),
                    ("commitment", "Commitment"),
                    ("argument", "Argument"),
                    ("vote", "Vote"),
                    ("view", "View"),
                    ("position", "Position"),
                    ("source", "Source"),
                    ("evidence", "Evidence"),
                    ("fact", "Fact"),
                    ("question", "Question"),
                    ("comment", "Comment"),
                    ("attachment", "Attachment"),
                    ("challenge", "Challenge"),
                    ("decision", "Decision"),
                    ("action", "Action"),
                    ("suggestion", "Suggestion"),
                    ("duplicate", "Duplicate"),
                    ("report", "Report"),
                    ("indicator", "Indicator"),
                    ("statusreport", "Status Report"),
                    ("link", "Link"),
                    ("option", "Option"),
                    ("criterion", "Criterion"),
                    ("waiver", "Waiver"),
                    ("brief", "Brief"),
                    ("event", "Event"),
                    ("deadline", "Deadline"),
                    ("preparation", "Preparation"),
                    ("pledge", "Pledge"),
                    ("membership", "Membership"),
                    ("invitation", "Invitation"),
                    ("organisation", "Organisation"),
                    ("workspace", "Workspace"),
                    ("digest", "Digest"),
                    ("job", "Job"),
                    ("edition", "Edition"),
                    ("webhook", "Webhook"),
                    ("body", "Body"),
                    ("meeting", "Meeting"),
                    ("agendaitem", "Agenda Item"),
                    ("minuteline", "Minute Line"),
                    ("policyrecord", "Policy Record"),
                    ("case", "Case"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="noun",
            field=models.CharField(
                choices=[
                    ("workspace", "Workspace"),
                    ("organisation", "Organisation"),
                    ("membership", "Membership"),
                    ("source", "Source"),
                    ("brief", "Brief"),
                    ("initiative", "Initiative"),
                    ("argument", "Argument"),
                    ("suggestion", "Suggestion"),
                    ("duplicate", "Duplicate"),
                    ("evidence", "Evidence"),
                    ("comment", "Comment"),
                    ("fact", "Fact"),
                    ("question", "Question"),
                    ("position", "Position"),
                    ("decision", "Decision"),
                    ("action", "Action"),
                    ("indicator", "Indicator"),
                    ("statusreport", "Status Report"),
                    ("agreement", "Agreement"),
                    ("clause", "Clause"),
                    ("commitment", "Commitment"),
                    ("link", "Link"),
                    ("event", "Event"),
                    ("deadline", "Deadline"),
                    ("preparation", "Preparation"),
                    ("pledge", "Pledge"),
                    ("option", "Option"),
                    ("criterion", "Criterion"),
                    ("body", "Body"),
                    ("meeting", "Meeting"),
                    ("agendaitem", "Agenda Item"),
                    ("minuteline", "Minute Line"),
                    ("policyrecord", "Policy Record"),
                    ("case", "Case"),
                    ("waiver", "Waiver"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="savedview",
            name="listing",
            field=models.CharField(
                choices=[
                    ("initiatives", "initiatives"),
                    ("board", "boards"),
                    ("sources", "sources"),
                    ("register", "policies"),
                ],
                max_length=12,
                verbose_name="list",
            ),
        ),
        migrations.AlterField(
            model_name="searchentry",
            name="type",
            field=models.CharField(
                choices=[
                    ("initiative", "Initiative"),
                    ("argument", "Argument"),
                    ("evidence", "Evidence"),
                    ("source", "Source"),
                    ("comment", "Comment"),
                    ("fact", "Fact"),
                    ("question", "Question"),
                    ("clause", "Clause"),
                    ("commitment", "Commitment"),
                    ("event", "Event"),
                    ("option", "Option"),
                    ("indicator", "Indicator"),
                    ("statusreport", "Status Report"),
                    ("meeting", "Meeting"),
                    ("minuteline", "Minute Line"),
                    ("policyrecord", "Policy Record"),
                    ("case", "Case"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="readers",
            field=models.ManyToManyField(
                blank=True, related_name="+", through="deliberation.CaseReader", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="commitment",
            name="supporting",
            field=models.ManyToManyField(
                blank=True,
                related_name="+",
                through="deliberation.CommitmentSupport",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="policyrecord",
            name="shared_with",
            field=models.ManyToManyField(
                blank=True, related_name="+", through="deliberation.PolicyShare", to="accounts.organisation"
            ),
        ),
        migrations.RunPython(_on_postgresql(POSTGRESQL), _on_postgresql(BACK)),
    ]
