import pytest

from deliberation.models import Evidence


@pytest.fixture
def source(hana):
    body = {"workspace": "AI", "title": "Digital outlook", "address": "https://example.org/outlook"}
    return hana.post("sources", body).json()


@pytest.fixture
def path(argument):
    return f"arguments/{argument.pk}/evidence"


def test_a_source_is_kept_in_the_library(hana, ben, source):
    assert hana.get("sources?workspace=AI&q=outlook").json()["results"][0]["id"] == source["id"]
    assert ben.get(source["url"]).status_code == 404
    assert ben.get("sources").json()["results"] == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/x", "example", "http://"])
def test_only_web_addresses_are_addresses(hana, address):
    refusal = hana.post("sources", {"workspace": "AI", "address": address})
    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "address")


def test_a_source_is_corrected_by_who_saw_its_version(hana, source):
    assert hana.patch(source["url"], {"publisher": "OECD"}).status_code == 428
    assert hana.patch(source["url"], {"publisher": "OECD"}, If_Match='"1.x"').json()["version"] == 2
    assert hana.patch(source["url"], {"publisher": "UN"}, If_Match='"1.x"').status_code == 412


def test_evidence_leans_on_a_source_of_the_library_or_a_new_one(hana, path, source):
    first = hana.post(path, {"source": source["id"], "quote": "Chapter two."})
    second = hana.post(path, {"new_source": {"address": "https://example.org/b"}, "bearing": "contradicts"})
    assert (first.status_code, second.status_code) == (201, 201)
    told = hana.get(path).json()["results"]
    assert [one["source"]["address"] for one in told] == [
        "https://example.org/outlook",
        "https://example.org/b",
    ]


def test_evidence_names_exactly_one_source(hana, path, source):
    for body in (
        {},
        {"source": source["id"], "new_source": {"title": "x"}},
        {"paste": "x", "new_source": {}},
    ):
        assert hana.post(path, body).json()["errors"][0]["code"] == "one_of_three"


def test_evidence_is_graded_and_taken_away(hana, minji, taeho, path, source):
    evidence = hana.post(path, {"source": source["id"]})
    url = evidence.json()["url"]
    graded = minji.patch(url, {"grade": "weak", "grade_reason": "old"}, If_Match=evidence["ETag"]).json()
    assert graded["graded_by"]["name"] == "Minji Seo"
    assert taeho.delete(url).status_code == 403
    assert hana.delete(url).status_code == 204
    assert not Evidence.objects.exists()
    assert hana.get(source["url"]).status_code == 200


def test_an_initiative_lists_what_it_cites_once(hana, initiative, path, source):
    for _ in range(2):
        hana.post(path, {"source": source["id"]})
    hana.post("sources", {"workspace": "AI", "title": "Not cited"})
    assert [one["id"] for one in hana.get(f"initiatives/{initiative.pk}/sources").json()["results"]] == [
        source["id"]
    ]


def test_facts_and_questions_say_what_they_rest_on(hana, initiative, argument, source):
    fact = hana.post(
        f"initiatives/{initiative.pk}/facts",
        {"text": "Two forums in 2026.", "sources": [{"source": source["id"], "quote": "two"}]},
    ).json()
    assert hana.get(fact["url"]).json()["sources"][0]["quote"] == "two"
    question = hana.post(
        f"initiatives/{initiative.pk}/questions", {"text": "Who leads?", "arguments": [str(argument.pk)]}
    ).json()
    assert hana.get(question["url"]).json()["arguments"] == [str(argument.pk)]
    assert len(hana.get(f"initiatives/{initiative.pk}/facts").json()["results"]) == 1


def test_a_question_gathers_no_argument_of_elsewhere(hana, initiative):
    body = {"text": "Who?", "arguments": ["01a209fb-ff65-713f-a7d9-0cbce6cf8fa2"]}
    refusal = hana.post(f"initiatives/{initiative.pk}/questions", body)
    assert refusal.json()["errors"][0]["field"] == "arguments.0"


def test_a_paste_becomes_a_source_once(hana, path):
    body = {"workspace": "AI", "paste": "OECD (2024). Outlook. OECD Publishing. https://oecd.org/outlook"}
    first = hana.post("sources", body)
    again = hana.post("sources", {"workspace": "AI", "address": "http://www.oecd.org/outlook/"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert (first.json()["published_year"], first.json()["published_on"]) == (2024, None)
    cited = hana.post(path, {"paste": "https://oecd.org/outlook?utm_source=x", "bearing": "context"})
    assert cited.json()["source"]["id"] == first.json()["id"]


def test_what_is_given_beside_a_paste_counts_more(hana):
    body = {"workspace": "AI", "paste": "https://oecd.org/outlook", "publisher": "OECD Secretariat"}
    assert hana.post("sources", body).json()["publisher"] == "OECD Secretariat"


def test_an_unreadable_paste_is_refused_at_its_field(hana, path):
    for paste in ("   ", "https://"):
        refusal = hana.post(path, {"paste": paste})
        assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "paste")


def test_a_source_is_checked_again(hana, taeho, source):
    hana.patch(source["url"], {"re_check_by": "2020-01-01"}, If_Match='"1.x"')
    assert [one["id"] for one in hana.get("sources?due=true").json()["results"]] == [source["id"]]
    assert taeho.post(f"sources/{source['id']}/recheck").status_code == 403
    assert hana.post(f"sources/{source['id']}/recheck", {"re_check_by": "2020-01-01"}).status_code == 422
    assert hana.post(f"sources/{source['id']}/recheck").json()["re_check_by"] is None
    assert hana.get("sources?due=true").json()["results"] == []


def test_a_source_is_refuted_with_a_reason_until_it_is_checked_again(hana, taeho, source):
    at, why = f"sources/{source['id']}", {"refuted_why": "It says the contrary."}
    assert taeho.post(f"{at}/refutation", why).status_code == 403
    assert hana.post(f"{at}/refutation", {}).json()["errors"][0]["field"] == "refuted_why"
    told = hana.post(f"{at}/refutation", why).json()
    assert (told["refuted_why"], told["refuted_on"] is None) == ("It says the contrary.", False)
    assert hana.post(f"{at}/recheck").json()["refuted_on"] is None


def test_whoever_may_argue_grades_and_no_more(hana, minji, cast, path):
    evidence = minji.post(path, {"paste": "A study"})
    url, seen = evidence.json()["url"], evidence["ETag"]
    may = hana.get(url).json()["permissions"]
    assert (may["edit"], may["remove"], may["grade"]) == (False, False, True)
    assert hana.patch(url, {"grade": "fair", "quote": "x"}, If_Match=seen).status_code == 403
    assert hana.patch(url, {"grade": "fair"}, If_Match=seen).json()["graded_by"]["name"] == "Hana Kim"
