"""Marks wait for who decides on them, and merging is news."""

import pytest

from deliberation import todo
from deliberation.actions import merging
from tests.cast import argue

from .test_digests_content import section, told
from .week import DUE, TUESDAY

pytestmark = pytest.mark.usefixtures("kept")


@pytest.fixture
def kept(settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"


@pytest.fixture
def twin(cast, argument):
    return argue(cast, argument.initiative, "A single voice is heard further", who=cast.dohyun)


def codes(user) -> list[str]:
    return [doing.code for doing in todo.of(user, DUE)]


def test_a_mark_is_for_the_author_and_facilitators_to_look_at_until_somebody_did(cast, argument, twin):
    by = cast.actor(cast.hana, TUESDAY)
    mark = merging.mark_duplicate(by=by, argument=twin, of=argument)
    waiting = {
        name
        for name in ("jiwoo", "minji", "hana", "dohyun", "taeho")
        if "duplicate" in codes(getattr(cast, name))
    }
    assert waiting == {"jiwoo", "minji", "dohyun"}
    assert "AI-1#2 A single voice is heard further: Hana Kim says that it says" in told(cast.dohyun)
    merging.dismiss_duplicate(by=cast.actor(cast.minji, TUESDAY), duplicate=mark)
    assert "duplicate" not in codes(cast.dohyun)


def test_two_marks_on_one_argument_are_one_thing_to_do(cast, initiative, argument, twin):
    third = argue(cast, initiative, "Who speaks as one is heard")
    for of in (argument, third):
        merging.mark_duplicate(by=cast.actor(cast.hana, TUESDAY), argument=twin, of=of)
    assert codes(cast.minji).count("duplicate") == 1


def test_a_merge_is_news_and_one_that_was_undone_is_none(cast, argument, twin):
    by = cast.actor(cast.minji, TUESDAY)
    merging.merge_argument(by=by, argument=twin, into=argument)
    assert "was merged into AI-1#1" in section(told(cast.taeho), "What changed")


def test_merged_and_parted_within_the_week_is_no_news(cast, argument, twin):
    by = cast.actor(cast.minji, TUESDAY)
    merging.merge_argument(by=by, argument=twin, into=argument)
    merging.unmerge_argument(by=by, argument=twin)
    text = told(cast.taeho)
    assert "merged" not in text
    assert "apart from" not in text
