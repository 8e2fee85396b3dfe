"""Which parts of an initiative hold something, asked in the query of the initiative itself."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from deliberation.models import Action, AgendaItem, Fact, Kind, Link, Option, Position, Question, Tally

HERE = {"initiative": OuterRef("pk")}
ON_AGENDAS = AgendaItem.objects.standing().filter(meeting__body__workspace__keeps_meetings=True)
ARGUMENTS_HERE = Link.objects.filter(argument__initiative=OuterRef("pk"))
EVIDENCE_HERE = Link.objects.filter(evidence__argument__initiative=OuterRef("pk"))
HELD = {
    "has_challenges": Exists(Tally.objects.filter(kind=Kind.CHALLENGE, **HERE)),
    "has_evidence": Exists(Tally.objects.filter(Q(sources__gt=0) | Q(contradicting__gt=0), **HERE)),
    "has_responses": Exists(Tally.objects.filter(kind=None, **HERE)),
    "has_facts": Exists(Fact.objects.filter(**HERE)),
    "has_questions": Exists(Question.objects.filter(**HERE)),
    "has_positions": Exists(Position.objects.filter(**HERE)),
    "has_links": ExpressionWrapper(
        Exists(Link.objects.filter(**HERE))
        | Exists(ARGUMENTS_HERE)
        | Exists(EVIDENCE_HERE)
        | Exists(ON_AGENDAS.filter(**HERE)),
        BooleanField(),
    ),
    "has_options": Exists(Option.objects.filter(**HERE)),
    "has_actions": Exists(Action.objects.filter(**HERE)),
}
ARGUMENT_IS_LINKED = Exists(
    Link.objects.filter(Q(argument=OuterRef("pk")) | Q(evidence__argument=OuterRef("pk")))
)
"""That something of the follow-up is linked with an argument or its evidence, asked in the query of the argument."""
ARGUMENT_IS_ON_AGENDAS = Exists(ON_AGENDAS.filter(argument=OuterRef("pk")))
