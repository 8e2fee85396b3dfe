"""Documents of many shapes, and what a careful person reads out of each."""

from pathlib import Path

import pytest

from deliberation.briefs import read_brief

DOCUMENTS = Path(__file__).parent / "documents"

# document: (advantages, disadvantages, challenges, facts, links, questions, areas, parties)
COUNTS = {
    "briefing-rfc.md": (3, 2, 3, 0, 0, 1, 0, []),
    "crossing-options.md": (3, 2, 2, 0, 0, 0, 0, []),
    "cups-consultation.txt": (2, 2, 2, 0, 0, 0, 0, []),
    "datacentre-ko.txt": (2, 1, 2, 2, 0, 0, 0, ["행정안전부", "기획재정부", "조달청"]),
    "fireboat-interview.txt": (2, 1, 2, 0, 0, 4, 0, ["City of Moss", "City of Horten"]),
    "minerals-news.txt": (
        *(2, 2, 2, 3, 2, 3, 4),
        ["Ministry of Trade, Industry and Energy of South Korea", "Natural Resources Canada"],
    ),
    "vacant-houses-ko.txt": (2, 1, 1, 0, 2, 2, 3, ["국토교통부", "전라남도"]),
    "wind-statement.txt": (0, 1, 1, 0, 0, 0, 5, []),
    "hospital-app.txt": (1, 1, 2, 0, 0, 0, 0, ["Ministry of Health", "Indonesian Hospital Association"]),
    "noise-centre-ko.txt": (2, 1, 2, 0, 1, 4, 0, ["환경부", "국토교통부"]),
    "weather-radar.txt": (
        *(3, 2, 3, 0, 0, 1, 0),
        ["Norway's Meteorological Institute", "Swedish Defence Research Agency"],
    ),
    "port-notes.md": (2, 1, 2, 0, 2, 0, 0, []),
    "bike-interview.txt": (2, 1, 2, 0, 0, 5, 0, ["Province of Utrecht", "Water Board of Amstel"]),
    "caps.txt": (2, 1, 2, 0, 0, 2, 0, ["Coast Guard Agency", "Ferry Company of the North"]),
    "columns.txt": (3, 2, 0, 0, 0, 0, 0, ["City of Ghent"]),
    "council-minutes.txt": (2, 1, 2, 0, 0, 0, 0, ["Water Agency", "City of Lisbon"]),
    "deliveries-inline.txt": (4, 3, 3, 0, 0, 0, 0, ["Transport Department", "Chamber of Commerce"]),
    "desalination-ko.txt": (2, 1, 1, 0, 0, 0, 4, ["해양수산부", "한국수자원공사"]),
    "digital-id-faq.md": (
        3,
        2,
        3,
        0,
        0,
        5,
        0,
        ["Ministry of Justice", "Ministry of the Interior and Safety"],
    ),
    "dormitory-ko.txt": (2, 2, 2, 2, 0, 2, 0, []),
    "drones-ko.txt": (2, 1, 2, 0, 0, 1, 4, ["산업통상자원부", "국토교통부"]),
    "ebook-inline-ko.txt": (2, 2, 2, 0, 1, 0, 4, ["국립중앙도서관", "한국도서관협회"]),
    "essay.txt": (2, 2, 2, 0, 0, 0, 0, ["Malmö", "Gothenburg"]),
    "fibre-note.md": (3, 2, 2, 0, 2, 1, 4, ["Ministry of Digital Services", "Islands Council"]),
    "film-memo.txt": (3, 2, 1, 0, 0, 0, 0, []),
    "forest-interview-ko.txt": (2, 1, 2, 0, 0, 4, 0, ["산림청", "서울특별시"]),
    "harbour-minutes.txt": (1, 1, 1, 0, 0, 0, 0, ["Ministry of Climate", "Oslo Port Authority"]),
    "hearings-nested.md": (2, 1, 1, 0, 0, 1, 0, ["Ministry of Justice", "Judicial Council"]),
    "hydrogen-plan-ko.txt": (2, 2, 1, 0, 0, 0, 4, ["환경부", "부산광역시"]),
    "labels.txt": (2, 1, 2, 1, 0, 0, 0, []),
    "library-inline.txt": (3, 2, 2, 0, 2, 0, 4, ["National Archive", "Association of Public Libraries"]),
    "market-swot.md": (3, 1, 2, 0, 0, 0, 0, []),
    "meals-table.md": (2, 3, 2, 0, 0, 0, 0, ["County of Devon", "Farmers' Union"]),
    "meeting-ko.txt": (2, 1, 1, 0, 0, 0, 0, []),
    "metals-brief.txt": (3, 2, 2, 0, 0, 0, 0, ["Germany", "Portugal"]),
    "night-school-ko.txt": (2, 2, 1, 0, 0, 4, 0, ["교육부", "보건복지부"]),
    "numbered-paper.txt": (
        2,
        1,
        2,
        0,
        2,
        0,
        0,
        ["Ministry of Culture", "Ministry of Sport", "Ministry of Youth"],
    ),
    "plusminus.md": (2, 2, 0, 0, 0, 0, 0, []),
    "ports-memo.md": (
        3,
        2,
        2,
        2,
        2,
        0,
        4,
        ["Ministry of Oceans and Fisheries", "Korea Electric Power Corporation"],
    ),
    "risk-register.md": (2, 1, 2, 0, 0, 0, 0, ["State Archive", "Federal Computing Centre"]),
    "table-ko.txt": (3, 2, 1, 0, 0, 0, 0, []),
    "tidal-press.txt": (2, 2, 2, 0, 0, 0, 3, ["City of Aberdeen", "Port Authority of Rotterdam"]),
    "twin-card.txt": (2, 1, 2, 2, 1, 0, 0, ["City of Gorizia", "Municipality of Nova Gorica"]),
    "wrapped-report.txt": (2, 2, 0, 3, 0, 0, 0, ["National Seed Bank", "University of Wageningen"]),
}

TITLES = {
    "hospital-app.txt": "New hospital app brings hope and headaches",
    "council-minutes.txt": "Minutes of the 14th meeting of the Joint Water Committee",
    "desalination-ko.txt": "해양수산부·한국수자원공사, 섬 지역 해수담수화 협력",
    "drones-ko.txt": "드론 배송 실증사업 공동 추진",
    "film-memo.txt": "Joint film fund with Denmark",
    "forest-interview-ko.txt": '"도시 숲, 왜 필요한가"',
    "harbour-minutes.txt": "Working Group on Harbour Air Quality, 8 February 2026",
    "labels.txt": "Should the museum open on Mondays?",
    "meeting-ko.txt": "공공 와이파이 통합 관리",
    "metals-brief.txt": "A common European register of rare earth mines",
    "ports-memo.md": "Shore power in the ports of Busan, Incheon and Ulsan",
    "tidal-press.txt": "Harbour cities to test tidal turbines together",
    "wrapped-report.txt": "A SHARED LABORATORY FOR SEEDS",
}

PROPOSALS = {
    "film-memo.txt": "Whether to sign the joint film fund agreement with the Danish Film Institute.",
    "fibre-note.md": "The Ministry of Digital Services and the Islands Council should lay fibre to all eleven "
    "inhabited islands before 2030.",
    "plusminus.md": "Replace the gas boiler of the town hall by heat pumps in 2027.",
    "tidal-press.txt": "The City of Aberdeen and the Port Authority of Rotterdam should test tidal turbines in both "
    "harbours from 2027.",
}

CONCLUSIONS = {
    "cups-consultation.txt": "publish its decision by December 2026",
    "datacentre-ko.txt": "설계비를 반영하여",
    "minerals-news.txt": "a modest but useful step",
    "drones-ko.txt": "전국 확대 여부",
    "essay.txt": "a trial with fifty tools seems sensible",
    "fibre-note.md": "tender the maintenance separately",
    "film-memo.txt": "approve the agreement",
    "hydrogen-plan-ko.txt": "30대를 먼저 도입",
    "metals-brief.txt": "Start with five mines",
    "ports-memo.md": "recommend signing",
    "table-ko.txt": "6개월간 시범 도입",
    "wrapped-report.txt": "worth trying for three years",
}

PEOPLE = {
    "vacant-houses-ko.txt": {"박상우": "국토교통부", "김영록": "전남"},
    "council-minutes.txt": {"Ana Sousa": "Water Agency", "Rui Lopes": "City of Lisbon"},
    "desalination-ko.txt": {"강도현": "해양수산부", "윤석대": "한국수자원공사"},
    "harbour-minutes.txt": {"Ingrid Moen": "Ministry of Climate", "Per Dahl": "Oslo Port Authority"},
    "meeting-ko.txt": {"김민수": "과학기술정보통신부", "이영희": "행정안전부"},
    "tidal-press.txt": {"Jan de Vries": "Port Authority of Rotterdam"},
}


def read(name: str) -> dict:
    return read_brief((DOCUMENTS / name).read_text()).as_dict()


def of_kind(found: dict, kind: str) -> list[str]:
    return [argument["claim"] for argument in found["arguments"] if argument["kind"] == kind]


@pytest.mark.parametrize("name", COUNTS)
def test_a_document_yields_what_a_careful_person_reads_out(name):
    found = read(name)
    counted = tuple(len(of_kind(found, kind)) for kind in ("advantage", "disadvantage", "challenge"))
    rest = tuple(len(found[part]) for part in ("facts", "links", "questions", "areas"))
    parties = [party["name"] for party in found["parties"]]
    assert (*counted, *rest, parties) == COUNTS[name]


def test_every_document_is_expected_to_yield_something():
    documents = {path.name for path in DOCUMENTS.iterdir() if path.suffix != ".html"}
    assert documents == set(COUNTS)


@pytest.mark.parametrize("name", TITLES)
def test_the_title_is_the_documents_own(name):
    assert read(name)["title"] == TITLES[name]


@pytest.mark.parametrize("name", PROPOSALS)
def test_the_proposal_says_what_is_to_be_decided(name):
    assert read(name)["proposal"] == PROPOSALS[name]


@pytest.mark.parametrize("name", CONCLUSIONS)
def test_the_conclusion_is_found_with_or_without_a_heading(name):
    assert CONCLUSIONS[name] in read(name)["conclusion"]


@pytest.mark.parametrize("name", PEOPLE)
def test_people_are_named_with_their_organisation(name):
    people = {person["name"]: person["organisation"] for person in read(name)["people"]}
    assert PEOPLE[name].items() <= people.items()


@pytest.mark.parametrize("name", COUNTS)
def test_an_argument_is_not_listed_as_unplaced_too(name):
    found = read(name)
    placed = {argument["passage"] for argument in found["arguments"]}
    assert not placed & set(found["unplaced"])


@pytest.mark.parametrize("name", COUNTS)
def test_claims_begin_with_a_capital_and_without_a_dangling_connective(name):
    for argument in read(name)["arguments"]:
        claim = argument["claim"]
        assert claim[0] == claim[0].upper()
        assert not claim.startswith(("Additionally", "Moreover", "Also ", "However", "또한", "다만", "반면"))


def test_the_site_footer_is_neither_placed_nor_unplaced():
    found = str(read("tidal-press.txt"))
    for words in ("Share on Facebook", "All rights reserved", "Press contact", "Print this page"):
        assert words not in found
    assert "무단전재" not in str(read("ebook-inline-ko.txt"))
    assert "개인정보" not in str(read("night-school-ko.txt"))


def test_the_other_columns_of_a_risk_register_become_reasons():
    first = read("risk-register.md")["arguments"][0]
    assert first["claim"] == "The provider goes bankrupt"
    assert first["reasons"] == "Likelihood: low\nMitigation: Quarterly copies on tape"


def test_the_explanation_under_a_point_becomes_its_reasons():
    claims = {argument["claim"]: argument["reasons"] for argument in read("fibre-note.md")["arguments"]}
    assert claims["Doctors by video"] == "Patients on nine islands now wait for the weekly ferry."
    points = {argument["claim"]: argument["reasons"] for argument in read("numbered-paper.txt")["arguments"]}
    assert points["One glossary for all three ministries"] == "Terms would be the same everywhere."


def test_an_open_issue_put_as_a_question_is_a_challenge_and_a_question():
    found = read("fibre-note.md")
    assert "Who owns the landing stations?" in of_kind(found, "challenge")
    assert found["questions"][0]["question"] == "Who owns the landing stations?"


def test_the_option_above_a_column_is_kept_with_its_arguments():
    reasons = {
        argument["claim"]: argument["reasons"] for argument in read("crossing-options.md")["arguments"]
    }
    assert reasons["No noise"] == "Option A: tunnel"
    assert reasons["Closes in storms"] == "Option B: bridge"


def test_events_and_dates_are_read_in_both_languages():
    assert [event["name"] for event in read("desalination-ko.txt")["events"]] == ["섬 물 포럼"]
    dates = {day["text"]: day["date"] for day in read("film-memo.txt")["dates"]}
    assert dates["March 3, 2026"] == "2026-03-03"
    assert {day["text"]: day["date"] for day in read("desalination-ko.txt")["dates"]}[
        "2026. 6. 3"
    ] == "2026-06-03"
