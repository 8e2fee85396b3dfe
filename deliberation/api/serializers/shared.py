"""What many answers are made of, for the schema."""

from rest_framework import serializers


class OrganisationRef(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()


class Person(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    organisation = OrganisationRef(allow_null=True)


class Count(serializers.Serializer):
    """Votes by value; ``earlier`` of them were given on a wording of another meaning."""

    agree = serializers.IntegerField()
    disagree = serializers.IntegerField()
    unsure = serializers.IntegerField()
    earlier = serializers.IntegerField()


def allowed(noun: str, *names: str) -> serializers.Serializer:
    """The ``permissions`` of a noun: what the caller may do, now."""
    fields = {name: serializers.BooleanField() for name in names}
    return type(f"{noun}Permissions", (serializers.Serializer,), fields)()


def page_of(shape: type[serializers.Serializer], **more: serializers.Field) -> type[serializers.Serializer]:
    """The schema of a list of ``shape``; ``more`` stands beside its results."""
    name = f"{shape.__name__.removesuffix('Shape')}List"
    fields = {
        **more,
        "results": shape(many=True),
        "next": serializers.URLField(allow_null=True, help_text="null on the last page"),
    }
    return type(name, (serializers.Serializer,), fields)
