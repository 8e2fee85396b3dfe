"""Made-up requests get beyond a 404: each address that they are sent to names something that is there."""

from tests.api.test_declared_fields import FOREIGN
from tests.cast import gather
from tests.fuzzing.places import places_of
from tests.safe_text.everything import build

# Of whom it is sent as there is none of these, and nobody else's is told.
OF_NOBODY = {"get_digest", "get_saved_view", "remove_saved_view"}


def test_every_operation_is_sent_to_something_that_is_there(db):
    places = places_of(build(gather()))
    nowhere = {name for name, parts in places.items() if [FOREIGN] in parts.values()}
    assert nowhere == OF_NOBODY
