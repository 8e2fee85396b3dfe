"""How one reader sees one initiative: asked once a request, handed to everything that prints."""

from dataclasses import dataclass

from deliberation.models import Initiative
from deliberation.models.stages import VOTE
from deliberation.permissions import can_vote, rights_of
from frontend.reader import Reader
from frontend.responses import actor_of


@dataclass(frozen=True, slots=True)
class Sight:
    """How one reader sees one initiative: its address, whether tallies may be told, whether this reader may vote
    here, and whether the reader is a member (others see organisations instead of people, and totals from five on).
    """

    base: str
    reader: Reader
    tells: bool
    votable: bool
    inside: bool

    @classmethod
    def of(cls, request, initiative: Initiative) -> "Sight":
        by, reader = actor_of(request), Reader.of(request, initiative.workspace)
        votable = initiative.allows(VOTE, reader.now) and can_vote(by, initiative)
        return cls(
            base=f"/i/{initiative.ref}/",
            reader=reader,
            tells=initiative.results_are_out,
            votable=votable,
            inside=rights_of(by, initiative).role is not None,
        )
