import pytest

from tests.api.client import caller


@pytest.fixture
def hana(cast):
    return caller(cast.hana)


@pytest.fixture
def minji(cast):
    return caller(cast.minji)


@pytest.fixture
def taeho(cast):
    return caller(cast.taeho)


@pytest.fixture
def ben(cast):
    return caller(cast.ben)
