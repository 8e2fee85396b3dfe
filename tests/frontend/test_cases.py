"""The pages of cases: who reads which name, lists that are narrowed, counts on arguments, the part switched off."""

import pytest
from django.test import Client

from deliberation.actions import cases, links
from tests.cast import MONDAY
from tests.frontend.pages import text_of


@pytest.fixture
def case(cast):
    return cases.open_case(
        by=cast.actor(cast.hana, MONDAY),
        workspace=cast.workspace,
        kind="unfair",
        company="Hanbit Cloud",
        country="US",
        measure="Data must be stored there",
        sector="cloud",
    )


def read(cast, who: str, path: str):
    client = Client()
    client.force_login(getattr(cast, who))
    return client.get(path)


def test_the_name_stands_beside_the_code_word_for_who_reads_it(cast, case):
    page = f"/w/AI/cases/{case.pk}/"
    for path in ("/w/AI/cases/", page, "/w/AI/cases/?q=hanbit"):
        assert "Company A1 (Hanbit Cloud): Data must be stored there" in text_of(read(cast, "hana", path))
        assert b"Hanbit" not in read(cast, "jiwoo", path).content.replace(b'value="hanbit"', b"")
    assert "Company A1: Data must be stored there" in text_of(read(cast, "jiwoo", page))
    assert "No case matches." in text_of(read(cast, "jiwoo", "/w/AI/cases/?q=hanbit"))
    for end in ("edit/", ""):
        assert b"Hanbit" not in read(cast, "minji", f"{page}{end}").content


def test_only_who_may_say_it_is_asked_who_reads_the_name(cast, case):
    page = f"/w/AI/cases/{case.pk}/"
    asked = "Say who reads the company's name"
    assert asked in text_of(read(cast, "hana", page))
    assert asked not in text_of(read(cast, "minji", page))


def test_a_list_is_narrowed_and_says_what_to_do_where_it_is_empty(cast, case):
    assert "Company A1" in text_of(
        read(cast, "taeho", "/w/AI/cases/?country=US&sector=cloud&status=received")
    )
    assert "No case matches." in text_of(read(cast, "taeho", "/w/AI/cases/?country=BR"))
    assert "Nothing is over yet" in text_of(read(cast, "taeho", "/w/AI/cases/?show=over"))
    cases.change_case_status(by=cast.actor(cast.hana), case=case, version=1, status="resolved")
    assert "No case is open" in text_of(read(cast, "taeho", "/w/AI/cases/"))
    assert "Company A1" in text_of(read(cast, "taeho", "/w/AI/cases/?show=over"))


def test_what_was_typed_comes_back_with_every_fault(cast):
    client = Client()
    client.force_login(cast.hana)
    wrong = {"kind": "unfair", "company": "Hanbit", "is_coded": "on", "measure": "Hanbit must move"}
    answer = client.post("/w/AI/cases/new/", {**wrong, "country": "US", "sector": "cloud"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Hanbit must move"' in page
    assert "Write of it by its code word." in page


def test_an_argument_and_its_card_tell_how_many_cases_bear_on_it(cast, argument, case):
    by = cast.actor(cast.hana)
    links.add_link(by=by, thing=case, place=argument)
    board, page = f"/i/{argument.initiative.ref}/", f"/i/{argument.initiative.ref}/{argument.number}/"
    for who in ("taeho", "hana"):
        assert "1 case in 1 country" in text_of(read(cast, who, board))
        assert "1 treated unfairly: United States" in text_of(read(cast, who, page))
    type(cast.workspace).objects.filter(pk=cast.workspace.pk).update(keeps_cases=False)
    assert "1 case in" not in text_of(read(cast, "hana", board))
    assert "1 case in" not in text_of(read(cast, "hana", page))


def test_without_the_part_there_is_no_page_and_no_line_in_the_menu(cast, case):
    line = "/w/AI/cases/"
    assert line in read(cast, "hana", "/w/AI/").content.decode()
    type(cast.workspace).objects.filter(pk=cast.workspace.pk).update(keeps_cases=False)
    assert line not in read(cast, "hana", "/w/AI/").content.decode()
    for path in ("", "new/", f"{case.pk}/", f"{case.pk}/edit/"):
        assert read(cast, "hana", f"{line}{path}").status_code == 404
