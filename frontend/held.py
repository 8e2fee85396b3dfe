"""Which parts of an initiative hold something, asked in the query of the initiative itself."""

from django.db.models import Exists, OuterRef, Q

from deliberation.models import Action, Fact, Kind, Position, Question, Tally

HERE = {"initiative": OuterRef("pk")}
HELD = {
    "has_challenges": Exists(Tally.objects.filter(kind=Kind.CHALLENGE, **HERE)),
    "has_evidence": Exists(Tally.objects.filter(Q(sources__gt=0) | Q(contradicting__gt=0), **HERE)),
    "has_responses": Exists(Tally.objects.filter(kind=None, **HERE)),
    "has_facts": Exists(Fact.objects.filter(**HERE)),
    "has_questions": Exists(Question.objects.filter(**HERE)),
    "has_positions": Exists(Position.objects.filter(**HERE)),
    "has_actions": Exists(Action.objects.filter(**HERE)),
}
