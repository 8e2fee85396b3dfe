"""Who can be called in a text, and how a call is read."""

from hypothesis import example, given
from hypothesis import strategies as st

from accounts.models import User
from deliberation.actions import discussion, people
from deliberation.markup import link_mentions, mentions_in, spell_mentions
from deliberation.models import Initiative, Mention, NamedReader
from deliberation.permissions.calling import people_like, spellings
from tests.cast import SETUP

ONE, TWO, THREE = (f"01a209fb-ff65-713f-a7d9-0cbce6cf8fa{digit}" for digit in "234")
PEOPLE = {"Minji Seo": ONE, "김하나": TWO, "Minji Seo-Park": THREE}


def join(cast, handle, name, organisation):
    user = User.objects.create_user(f"{handle}@madang.example", "courtyard-under-the-moon", name=name)
    people.join(by=SETUP, workspace=cast.workspace, user=user, organisation=organisation, role="analyst")
    return user


def called(text):
    return mentions_in(link_mentions(text, PEOPLE))


def test_a_name_after_an_at_sign_is_a_call():
    assert called("@Minji Seo, is it so?") == [ONE]
    assert called("(@minji seo) 김하나") == [ONE]


def test_a_korean_name_may_carry_a_particle():
    assert called("@김하나에게 물어보세요") == [TWO]


def test_the_longest_name_wins_and_a_longer_word_is_none():
    assert called("@Minji Seo-Park said so") == [THREE]
    assert called("@Minji Seoul") == []


def test_neither_an_address_nor_code_nor_a_link_calls_anybody():
    for text in ("who@Minji Seo", "`@Minji Seo`", "```\n@Minji Seo\n```", "https://example.org/@Minji Seo"):
        assert called(text) == []
    linked = f"[@Minji Seo](mention:{ONE})"
    assert link_mentions(linked, PEOPLE) == linked


@given(
    st.lists(st.sampled_from(["@Minji Seo", "@김하나", "@", "`", "[", "](", "word", "\n", " "]), max_size=12)
)
@example(["[@Minji Seo`", "@Minji Seo"])
@example(["`", f"[@Minji Seo](mention:{ONE})", "`"])
def test_what_is_spelled_for_an_editor_comes_back_as_it_was(pieces):
    linked = link_mentions("".join(pieces), PEOPLE)
    assert link_mentions(spell_mentions(linked, PEOPLE), PEOPLE) == linked


def test_only_who_sees_the_place_is_called(cast, initiative):
    Initiative.objects.update(audience="named", author=cast.jiwoo)
    NamedReader.objects.create(initiative=initiative, user=cast.hana)
    initiative.refresh_from_db()
    text = " ".join(
        f"[@{who}](mention:{getattr(cast, who).pk})" for who in ("hana", "dohyun", "taeho", "ben")
    )
    discussion.add_comment(
        by=cast.actor(cast.minji), initiative=initiative, text=f"{text} @Dohyun Park @Jiwoo Cho"
    )
    assert {mention.user for mention in Mention.objects.all()} == {cast.hana, cast.jiwoo}


def test_who_does_not_see_the_place_is_not_found(cast, initiative):
    Initiative.objects.update(audience="named")
    initiative.refresh_from_db()
    assert [row["user__name"] for row in people_like(initiative, "", limit=50)] == ["Jiwoo Cho", "Minji Seo"]


def test_two_of_one_name_are_told_apart_by_their_organisations(cast, initiative):
    other = join(cast, "other", "Hana Kim", cast.trade)
    known = spellings(initiative)
    assert known["Hana Kim (Trade)"] == str(other.pk)
    assert known["Hana Kim (Science and ICT)"] == str(cast.hana.pk)
    assert "Hana Kim" not in known


def test_two_of_one_name_and_organisation_are_not_guessed(cast, initiative):
    join(cast, "other", "Hana Kim", cast.msit)
    discussion.add_comment(by=cast.actor(cast.minji), initiative=initiative, text="@Hana Kim, is it so?")
    assert not Mention.objects.exists()


def test_finding_people_costs_one_query(cast, initiative, django_assert_num_queries):
    for number in range(20):
        join(cast, f"more{number}", f"Member {number}", cast.msit)
    with django_assert_num_queries(1):
        assert len(people_like(initiative, "member", limit=8)) == 8
