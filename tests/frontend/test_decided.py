"""What hangs from a decision, on its page and on that of its snapshot."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.actions import initiatives, moderation, sources, triggers
from deliberation.models import Condition, Decision, Dissent, Snapshot, Trigger
from tests.cast import MONDAY
from tests.tampering import tampering

from .pages import text_of

HERE = "/i/AI-1/decision/"
PROPOSAL = {"outcome": "adopt_with_conditions", "rationale": "It holds."}


@pytest.fixture
def deciding(cast, initiative, argument):
    by = cast.actor(cast.minji, MONDAY)
    return initiatives.change_stage(by=by, initiative=initiative, to="deciding")


@pytest.fixture
def proposed(cast, deciding, browser):
    row = {"conditions.0.text": "A budget line", "conditions.0.organisation": cast.msit.pk}
    browser(cast.minji).post(HERE, {**PROPOSAL, **row, "conditions.0.due": "2020-01-31"})
    return Decision.objects.get()


@pytest.fixture
def decided(cast, proposed, browser):
    for who in (cast.jiwoo, cast.hana):
        browser(who).post(f"{HERE}word/", {"decision": proposed.pk, "word": "confirm"})
    return Decision.objects.get()


def test_conditions_are_asked_for_and_what_was_typed_stays(cast, deciding, browser):
    minji = browser(cast.minji)
    bare = minji.post(HERE, PROPOSAL)
    assert bare.status_code == 422
    assert "Name at least one condition." in text_of(bare)
    half = minji.post(HERE, {**PROPOSAL, "conditions.2.text": "A keeper"})
    assert half.status_code == 422
    assert "Say which organisation sees to it." in text_of(half)
    assert 'value="A keeper"' in half.content.decode()


def test_a_condition_stands_with_who_sees_to_it_and_is_met(cast, decided, browser):
    page = text_of(browser(cast.hana).get(HERE))
    assert "A budget line Ministry of Science and ICT · due Fri 31 Jan 2020 overdue" in page
    browser(cast.hana).post(f"/i/AI-1/conditions/{Condition.objects.get().pk}/met/", {"to": "met"})
    after = text_of(browser(cast.taeho).get(HERE))
    assert "met on" in after
    assert "Not met after all" not in after  # Taeho only reads


def test_dissent_is_signed_in_place_and_taken_back(cast, proposed, browser):
    dohyun = browser(cast.dohyun)
    data = {"decision": proposed.pk, "text": "Too early."}
    assert dohyun.post(f"{HERE}dissents/", data).status_code == 303
    assert "Too early. Dohyun Park" in text_of(browser(cast.taeho).get(HERE))
    twice = dohyun.post(f"{HERE}dissents/", data)
    assert twice.status_code == 409
    assert ">\nToo early.</textarea>" in twice.content.decode()
    dohyun.post(f"/i/AI-1/dissents/{Dissent.objects.get().pk}/withdraw/")
    assert not Dissent.objects.exists()
    assert browser(cast.taeho).get(HERE).context["dissent_form"] is None


def test_only_who_speaks_for_it_is_asked_for_an_organisation(cast, proposed, browser):
    assert "for my organisation" in text_of(browser(cast.hana).get(HERE))
    assert "for my organisation" not in text_of(browser(cast.dohyun).get(HERE))


def test_whatever_is_filled_in_is_watched_and_settled_with_a_reason(cast, decided, browser):
    minji = browser(cast.minji)
    none = minji.post(f"{HERE}triggers/", {"decision": decided.pk})
    assert none.status_code == 422
    assert "Say what is watched." in text_of(none)
    minji.post(f"{HERE}triggers/", {"decision": decided.pk, "organisation": cast.msit.pk, "note": "They pay"})
    trigger = Trigger.objects.get()
    assert "Ministry of Science and ICT They pay waiting" in text_of(browser(cast.taeho).get(HERE))
    Trigger.objects.update(fired_at=MONDAY)
    assert "consider re-opening" in text_of(minji.get("/"))
    bare = minji.post(f"/i/AI-1/triggers/{trigger.pk}/keep/", {"reason": ""})
    assert bare.status_code == 422
    minji.post(f"/i/AI-1/triggers/{trigger.pk}/keep/", {"reason": "They still pay"})
    assert "kept : They still pay Minji Seo" in text_of(minji.get(HERE))


def test_a_decision_that_is_not_there_is_none(cast, decided, browser):
    minji = browser(cast.minji)
    for pk in ("", "x", "00000000-0000-0000-0000-000000000000"):
        assert minji.post(f"{HERE}triggers/", {"decision": pk, "on": "2030-01-01"}).status_code == 404


def test_the_snapshot_says_what_it_stood_on_and_whether_it_holds(cast, decided, argument, browser):
    taeho = browser(cast.taeho)
    assert f'href="{HERE}snapshot/1/"' in taeho.get(HERE).content.decode()
    page = text_of(taeho.get(f"{HERE}snapshot/1/"))
    assert "It holds" in page
    assert argument.claim in page
    assert "Science and ICT : Hana Kim" in page.replace("Ministry of ", "")
    with tampering(Snapshot):
        Snapshot.objects.update(content=Snapshot.objects.get().content.replace("It holds.", "It fails."))
    assert "It does not hold" in text_of(taeho.get(f"{HERE}snapshot/1/"))
    assert taeho.get(f"{HERE}snapshot/2/").status_code == 404
    assert browser(cast.ben).get(f"{HERE}snapshot/1/").status_code == 404


@pytest.mark.parametrize("hides", ["argument", "evidence"])
def test_a_source_that_is_hidden_later_is_not_told_by_the_snapshot(cast, proposed, argument, browser, hides):
    told = {"source": {"title": "A leaked draft"}, "locator": "p. 12"}
    cited = sources.add_evidence(by=cast.actor(cast.hana), argument=argument, **told)
    for who in (cast.jiwoo, cast.hana):
        browser(who).post(f"{HERE}word/", {"decision": proposed.pk, "word": "confirm"})
    taeho, here = browser(cast.taeho), f"{HERE}snapshot/1/"
    assert "A leaked draft" in text_of(taeho.get(here))
    thing = {"argument": argument, "evidence": cited}[hides]
    moderation.hide(by=cast.actor(cast.minji), thing=thing, reason="Leaked")
    page = text_of(taeho.get(here))
    assert ("leaked" in page, "p. 12" in page, argument.claim in page) == (False, False, hides == "evidence")
    assert "A leaked draft" in text_of(browser(cast.minji).get(here))


def test_the_pages_cost_the_same_with_much_on_them(cast, decided, browser):
    minji, costs = browser(cast.minji), []
    for number in range(1, 12):
        Condition.objects.create(decision=decided, place=number, text="More", organisation=cast.mofa)
        by = cast.actor(cast.minji)
        triggers.set_trigger(by=by, decision=decided, kind="position", organisation=cast.msit)
        if number in (1, 11):
            with CaptureQueriesContext(connection) as asked:
                minji.get(HERE)
            costs.append(len(asked))
    assert costs[0] == costs[1]
