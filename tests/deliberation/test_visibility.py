import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Membership
from deliberation.actions import discussion
from deliberation.models import Argument, Comment, Initiative, NamedReader, Source
from deliberation.permissions import rights_of
from tests.cast import argue, draft_initiative

EVERYBODY = ["jiwoo", "minji", "hana", "dohyun", "taeho", "ben", "yuna"]


def seers(cast, noun=Initiative):
    return {who for who in EVERYBODY if noun.objects.visible_to(getattr(cast, who)).exists()}


def test_members_see_what_is_open_and_nobody_else(cast, initiative):
    assert seers(cast) == {"jiwoo", "minji", "hana", "dohyun", "taeho"}


def test_a_draft_is_seen_by_author_facilitators_and_owner(cast, draft):
    Initiative.objects.update(author=cast.hana)
    assert seers(cast) == {"jiwoo", "minji", "hana"}


def test_who_edits_a_draft_with_the_author_sees_it(cast, draft):
    NamedReader.objects.create(initiative=draft, user=cast.dohyun, may_edit=True)
    assert seers(cast) == {"jiwoo", "minji", "dohyun"}


def test_an_initiative_for_named_members_is_seen_by_these(cast, initiative):
    Initiative.objects.update(audience="named")
    NamedReader.objects.create(initiative=initiative, user=cast.taeho)
    assert seers(cast) == {"jiwoo", "minji", "taeho"}


def test_what_hangs_from_an_initiative_is_seen_with_it(cast):
    hidden = draft_initiative(cast)
    argue(cast, hidden, "Only for few", who=cast.minji)
    assert seers(cast, Argument) == seers(cast) == {"jiwoo", "minji"}


def test_the_public_reads_a_public_initiative_without_its_comments(cast, initiative, argument):
    Initiative.objects.update(audience="public")
    discussion.add_comment(
        by=cast.actor(cast.hana), initiative=initiative, argument=argument, text="Between us"
    )
    anonymous = AnonymousUser()
    assert Initiative.objects.visible_to(anonymous).exists()
    assert Argument.objects.visible_to(anonymous).exists()
    assert not Comment.objects.visible_to(anonymous).exists()
    assert not Comment.objects.visible_to(cast.ben).exists()
    assert not Source.objects.visible_to(anonymous).exists()


def test_a_public_draft_is_still_a_draft(cast, draft):
    Initiative.objects.update(audience="public")
    assert not Initiative.objects.visible_to(AnonymousUser()).exists()


def test_ending_a_membership_ends_every_right_at_once(cast, initiative):
    Membership.objects.filter(user=cast.hana).update(ended_at=initiative.created_at)
    assert "hana" not in seers(cast)
    assert rights_of(cast.actor(cast.hana), initiative).role is None


@pytest.mark.parametrize("noun", [Initiative, Argument])
def test_a_visible_row_brings_its_reader_s_rights_without_a_further_query(
    cast, initiative, argument, noun, django_assert_num_queries
):
    row = noun.objects.visible_to(cast.hana).get()
    with django_assert_num_queries(0):
        rights = rights_of(cast.actor(cast.hana), row)
    assert (rights.role, rights.organisation_id, rights.speaks_for) == ("analyst", cast.msit.pk, True)


def test_rights_read_for_one_person_are_never_another_s(cast, initiative):
    row = Initiative.objects.visible_to(cast.jiwoo).get()
    assert rights_of(cast.actor(cast.taeho), row).role == "observer"
    assert rights_of(cast.actor(cast.ben), row).role is None
