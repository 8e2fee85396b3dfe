"""All that is kept of the caller."""

from rest_framework import serializers

from deliberation.personal import POINTERS

NAMES = ("person", *(one.given_as for one in POINTERS.values() if one.given_as), "vote_changes")

MyDataShape = type(
    "MyDataShape",
    (serializers.Serializer,),
    {name: serializers.ListField(child=serializers.DictField(), required=False) for name in NAMES},
)
