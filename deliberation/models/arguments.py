from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, new_id

from .descent import DESCENDANTS, DESCENDANTS_OF_ALL, stored
from .hiding import Hideable
from .initiatives import Initiative
from .stages import ARGUE, RESPOND
from .visibility import VisibleQuerySet

MAX_DEPTH = 6


class Kind(models.TextChoices):
    ADVANTAGE = "advantage", _("advantage")
    DISADVANTAGE = "disadvantage", _("disadvantage")
    CHALLENGE = "challenge", _("challenge")


class Relation(models.TextChoices):
    SUPPORTS = "supports", _("supports")
    REBUTS = "rebuts", _("rebuts")
    ANSWERS = "answers", _("answers")


class ArgumentState(models.TextChoices):
    ACTIVE = "active", _("active")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MERGED = "merged", _("merged")


class ArgumentQuerySet(VisibleQuerySet):
    def active(self) -> "ArgumentQuerySet":
        return self.filter(state=ArgumentState.ACTIVE)

    def counted(self) -> "ArgumentQuerySet":
        """Those that count among the kinds: active, not hidden, not a response."""
        return self.active().filter(hidden_at=None, parent=None)

    def unhandled(self, initiative: Initiative) -> "ArgumentQuerySet":
        """The challenges of ``initiative`` about which nothing is done yet."""
        return self.counted().filter(initiative=initiative, challenge__status="unhandled").order_by("number")

    def with_vote_of(self, user) -> "ArgumentQuerySet":
        """Each row carries that user's vote as ``my_value``, given on the wording ``my_revision``."""
        if not user.is_authenticated:
            return self.annotate(my_value=models.Value(None, models.SmallIntegerField()))
        mine = FilteredRelation("votes", condition=Q(votes__voter=user))
        return self.annotate(my_vote=mine).annotate(
            my_value=F("my_vote__value"), my_revision=F("my_vote__revision")
        )

    def with_wording(self, number: int) -> "ArgumentQuerySet":
        """Each row carries as ``wording_version`` when that wording was last written; None if there is none."""
        that = FilteredRelation("revisions", condition=Q(revisions__number=number))
        return self.annotate(that_wording=that).annotate(wording_version=F("that_wording__version"))

    def below(self, argument_id: UUID) -> "ArgumentQuerySet":
        """The responses to an argument, to those, and so on."""
        ids = RawSQL(DESCENDANTS, [stored(argument_id)])  # noqa: S611 - Django builds no recursion; the id is a parameter
        return self.filter(pk__in=ids)

    def below_all(self, argument_id: UUID) -> "ArgumentQuerySet":
        """The responses to an argument and to those that show as it, to those responses, and so on."""
        ids = RawSQL(DESCENDANTS_OF_ALL, [stored(argument_id)] * 2)  # noqa: S611 - as above
        return self.filter(pk__in=ids)

    def with_answered(self) -> "ArgumentQuerySet":
        """Each row says whether it is a challenge with an active *answers* response, its own or a merged one's."""
        answers = Argument.objects.filter(
            relation=Relation.ANSWERS, state=ArgumentState.ACTIVE, hidden_at=None
        )
        own = models.Exists(answers.filter(parent=models.OuterRef("pk")))
        carried = models.Exists(answers.filter(parent__merged_into=models.OuterRef("pk")))
        is_challenge = models.When(kind=Kind.CHALLENGE, then=own | carried)
        return self.annotate(
            answered=models.Case(is_challenge, default=False, output_field=models.BooleanField())
        )

    def strongest_first(self) -> "ArgumentQuerySet":
        return self.order_by("-tally__order_value", "-id")

    def newest_first(self) -> "ArgumentQuerySet":
        return self.order_by("-number")


class Argument(Hideable):
    """A reason for or against the proposal, a challenge on the way, or a response to another argument."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    initiative = models.ForeignKey(
        Initiative, db_index=False, on_delete=models.CASCADE, related_name="arguments"
    )
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    relation = models.CharField(_("relation"), max_length=8, choices=Relation, null=True, blank=True)
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    claim = models.CharField(_("claim"), max_length=280)
    reasons = models.TextField(_("reasons"), max_length=20_000, blank=True)
    reasons_html = models.TextField(blank=True, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="arguments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=ArgumentState, default=ArgumentState.ACTIVE, editable=False
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )
    brief = models.ForeignKey(
        "deliberation.Brief",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="arguments",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    meaning_since = models.PositiveIntegerField(default=1, editable=False)
    external_id = models.CharField(max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ArgumentQuerySet.as_manager()

    class Meta(Hideable.Meta):
        verbose_name = _("argument")
        constraints = [
            *Hideable.Meta.constraints,
            models.UniqueConstraint(
                fields=["initiative", "number"], name="argument_number_once_in_an_initiative"
            ),
            models.UniqueConstraint(
                fields=["initiative", "external_id"],
                condition=~Q(external_id=""),
                name="argument_external_id_once_in_an_initiative",
            ),
            models.CheckConstraint(
                name="argument_has_a_kind_or_a_parent_with_a_relation",
                condition=Q(kind__isnull=False, parent=None, relation=None, depth=0)
                | Q(
                    kind=None,
                    parent__isnull=False,
                    relation__isnull=False,
                    depth__gte=1,
                    depth__lte=MAX_DEPTH,
                ),
            ),
            models.CheckConstraint(
                name="argument_merged_into_another",
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into=None)),
            ),
            models.CheckConstraint(name="argument_says_something", condition=~Q(claim="")),
        ]
        indexes = [
            models.Index(
                fields=["parent"], name="responses_of_an_argument", condition=Q(parent__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"{self.initiative.ref}#{self.number}"

    @property
    def place(self) -> tuple:
        """Its kind, or what it responds to and how: only those of one place can be one argument."""
        return self.kind, self.parent_id, self.relation

    @property
    def is_response(self) -> bool:
        return self.parent_id is not None

    @property
    def changing_word(self) -> str:
        """What a stage has to allow (a word of ``stages``) for this to be reworded, moved, merged or withdrawn: what
        stands among the kinds rests when voting ends, and responses go on."""
        return RESPOND if self.is_response else ARGUE

    @property
    def takes_new(self) -> bool:
        """Neither withdrawn, merged nor hidden: as far as that goes, something may be added to it."""
        return self.is_active and not self.is_hidden

    @property
    def can_change(self) -> bool:
        """Whether its state and its initiative's stage let it be reworded, moved or found the same as another."""
        return self.takes_new and self.initiative.allows(self.changing_word)

    @property
    def has_room_below(self) -> bool:
        """Whether a response to it is not too deep."""
        return self.depth < MAX_DEPTH

    @cached_property
    def shown_together(self) -> dict[UUID, int]:
        """It and those that show as it, with their numbers: their sources, responses and comments stand on its page."""
        others = self.merged.filter(hidden_at=None).order_by("number") if self.tally.merged else ()
        return {one.pk: one.number for one in (self, *others)}

    def merged_from(self, argument_id: UUID) -> str:
        """``AI-1#7`` for what stands here because #7 shows as this; empty for its own."""
        if argument_id == self.pk:
            return ""
        return f"{self.initiative.ref}#{self.shown_together[argument_id]}"

    @property
    def is_active(self) -> bool:
        return self.state == ArgumentState.ACTIVE
