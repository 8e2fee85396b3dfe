import pytest

from tests.cast import call_minji


@pytest.fixture
def called(cast, argument):
    """Dohyun calls Minji in a comment on Hana's argument."""
    return call_minji(cast, argument, "who pays?")
