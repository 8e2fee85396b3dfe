import pytest

from accounts.models import Role
from deliberation.actions import people
from tests.cast import SETUP


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def elsewhere(cast):
    """An empty workspace that Minji facilitates, too."""
    workspace = people.create_workspace(by=SETUP, key="ZZ", name="Elsewhere")
    where = people.add_organisation(by=SETUP, workspace=workspace, name_en="ZZ", short_name_en="ZZ")
    people.join(by=SETUP, workspace=workspace, user=cast.minji, organisation=where, role=Role.FACILITATOR)
    return workspace
