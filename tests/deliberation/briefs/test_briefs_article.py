"""The real article that the product starts from."""

from pathlib import Path

import pytest

from deliberation.briefs import read_brief

ARTICLE = Path(__file__).parents[2] / "data" / "briefs" / "article.txt"


@pytest.fixture(scope="module")
def found():
    return read_brief(ARTICLE.read_text()).as_dict()


def claims(found: dict, kind: str) -> list[str]:
    return [argument["claim"] for argument in found["arguments"] if argument["kind"] == kind]


def test_the_two_ministries_lead(found):
    assert [party["name"] for party in found["parties"]] == [
        "Ministry of Foreign Affairs",
        "Ministry of Science and ICT",
    ]


def test_who_heads_them_is_read(found):
    people = {person["name"]: (person["role"], person["organisation"]) for person in found["people"]}
    assert people["Cho Tae-yul"] == ("Minister", "Ministry of Foreign Affairs")
    assert people["Lee Jong-ho"] == ("Minister", "Ministry of Science and ICT")
    assert people["Yoon Suk-yeol"] == ("President", "")


def test_title_and_proposal_say_what_it_is_about(found):
    assert found["title"] == "South Korea Enhances International AI and Digital Policy Collaboration"
    assert found["proposal"] == (
        "The Ministry of Foreign Affairs and the Ministry of Science and ICT should closely align "
        "their diplomatic policy efforts in AI and the digital realm."
    )
    assert found["language"] == "en"


def test_the_seven_areas_of_the_agreement_are_read(found):
    areas = [area["text"] for area in found["areas"]]
    expected = (
        "statuses",
        "global norms",
        "events",
        "consultations",
        "elections",
        "expansion",
        "unfair treatment",
    )
    assert len(areas) == len(expected)
    assert all(word in area for word, area in zip(expected, areas, strict=True))


def test_both_events_are_named(found):
    assert [event["name"] for event in found["events"]] == ["AI Seoul Summit", "AI Global Forum"]


def test_two_arguments_of_each_kind_stand_by_themselves(found):
    assert [claim[:66] for claim in claims(found, "advantage")] == [
        "Enhanced collaboration is likely to lead to a stronger voice for S",
        "Enhanced collaboration can foster technological innovation within ",
    ]
    assert [claim.split(",")[0] for claim in claims(found, "disadvantage")] == [
        "The risk of over-centralization of policy-making processes",
        "Enhanced collaboration could generate dependency on state support for international expansion",
    ]
    assert [claim[:40] for claim in claims(found, "challenge")] == [
        "The geopolitical tension between the Uni",
        "A controversy regarding ethical consider",
    ]


def test_five_facts_three_questions_and_three_links_without_address(found):
    assert len(found["facts"]) == 5
    assert [question["question"][-1] for question in found["questions"]] == ["?"] * 3
    assert all(question["answer"] for question in found["questions"])
    assert [(link["title"], link["url"]) for link in found["links"]] == [
        ("Official website of the Ministry of Science and ICT", None),
        ("OECD’s website", None),
        ("Website of the Ministry of Foreign Affairs", None),
    ]


def test_the_conclusion_adds_no_arguments_and_the_footer_stays_out(found):
    assert found["conclusion"].startswith("The initiative by South Korea")
    assert len(found["arguments"]) == 6
    assert "Privacy policy" not in str(found)
    assert "Contact" not in str(found)


def test_every_item_carries_the_passage_it_came_from(found):
    text = ARTICLE.read_text()
    lists = ("parties", "people", "dates", "events", "areas", "arguments", "facts", "questions", "links")
    assert all(item["passage"] and item["passage"] in text for part in lists for item in found[part])


def test_what_found_no_place_is_listed(found):
    assert any("deputy-level consultation body" in words for words in found["unplaced"])
