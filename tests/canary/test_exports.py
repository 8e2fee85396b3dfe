"""Files that people take away: in every format, of every place, no word that is not for them."""

import zipfile
from io import BytesIO

import pytest
from django.utils import timezone

from accounts.models import Membership
from deliberation.api.nouns import NOUNS
from deliberation.exchange.asked import Export
from deliberation.exchange.csv_files import TABLES
from deliberation.exchange.formats import FORMATS
from deliberation.models import Initiative, Job
from deliberation.permissions import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]  # one world for all

READERS = ("jiwoo", "minji", "hana", "dohyun", "taeho")
FILES = [(name, {"noun": noun}) for name in FORMATS for noun in (TABLES if name == "csv" else ("",))]


def texts_of(content: bytes) -> str:
    """What is packed is unpacked."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def written(world, handle: str, name: str, options: dict, initiative: Initiative | None) -> str:
    user, workspace = world.user(handle), world.here.workspace
    export = Export(Actor(user=user), workspace, initiative, timezone.now(), NOUNS, options)
    return texts_of(b"".join(FORMATS[name].write(export)))


def places_of(world, handle: str, name: str) -> list[Initiative | None]:
    """Each that this reader sees and that the format may be asked for."""
    seen = Initiative.objects.visible_to(world.user(handle)).filter(workspace=world.here.workspace)
    if name == Job.Format.POLIS:
        seen = [one for one in seen if one.ballot == "named" and one.results_are_out]
    return [*([None] if FORMATS[name].of_workspace else []), *seen]


@pytest.mark.parametrize("handle", READERS)
@pytest.mark.parametrize(
    ("name", "options"), FILES, ids=lambda one: one if isinstance(one, str) else one["noun"]
)
def test_no_file_tells_what_is_not_for_its_reader(planted, handle, name, options):
    heard: set[str] = set()
    for initiative in places_of(planted, handle, name):
        text = written(planted, handle, name, options, initiative)
        assert planted.canaries.leaks_in(text, handle) == set(), initiative
        heard |= planted.canaries.heard_in(text)
    # A file without any word would prove nothing.
    assert heard


def test_everybody_who_reads_is_tried(planted):
    members = Membership.objects.filter(workspace=planted.here.workspace, ended_at=None)
    assert {planted.handle(one.user) for one in members if one.user.kind == "person"} == set(READERS)
