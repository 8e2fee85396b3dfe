"""What a meeting sheet looks like as data."""

from rest_framework import serializers

from deliberation.models import ChallengeStatus, Kind, Party, Position, Relation, Stage

from .shared import OrganisationRef


class SheetItem(serializers.Serializer):
    id = serializers.UUIDField()
    ref = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices, allow_null=True)
    relation = serializers.ChoiceField(choices=Relation.choices, allow_null=True)
    claim = serializers.CharField()
    tally = serializers.ListField(
        child=serializers.IntegerField(),
        allow_null=True,
        help_text="agree, disagree, not sure; null until told",
    )
    notes = serializers.ListField(child=serializers.IntegerField(), help_text="numbers of `sources`")


class SheetArgument(SheetItem):
    reply = SheetItem(allow_null=True, help_text="the strongest response")


class SheetChallenge(SheetArgument):
    status = serializers.ChoiceField(choices=ChallengeStatus.choices)
    owner = OrganisationRef(allow_null=True)
    responsible = serializers.CharField(allow_blank=True)
    due = serializers.DateField(allow_null=True)


class SheetParty(serializers.Serializer):
    organisation = OrganisationRef()
    part = serializers.ChoiceField(choices=Party.Part.choices)


class SheetPosition(serializers.Serializer):
    organisation = OrganisationRef()
    stand = serializers.ChoiceField(choices=Position.Stand.choices)
    conditions = serializers.CharField(allow_blank=True)


class SheetAction(serializers.Serializer):
    text = serializers.CharField()
    owner = serializers.CharField(allow_blank=True, help_text="empty while nobody is to do it")
    due = serializers.DateField(allow_null=True)


class SheetSource(serializers.Serializer):
    number = serializers.IntegerField()
    title = serializers.CharField()
    publisher = serializers.CharField(allow_blank=True)
    published = serializers.CharField(allow_blank=True, help_text="a day, or a year alone")
    url = serializers.CharField(allow_blank=True)


class SheetShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    ref = serializers.CharField()
    title = serializers.CharField()
    stage = serializers.ChoiceField(choices=Stage.choices)
    proposal = serializers.CharField(allow_blank=True)
    parties = SheetParty(many=True)
    positions = SheetPosition(many=True)
    divided = SheetArgument(many=True, allow_null=True, help_text="null until voting ends")
    challenges = SheetChallenge(many=True, help_text="those that are not settled")
    questions = serializers.ListField(
        child=serializers.CharField(), help_text="key questions without an answer"
    )
    actions = SheetAction(many=True)
    sources = SheetSource(many=True)
    markdown = serializers.CharField(help_text="all of it, in one's language")
