import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from deliberation.actions import decisions, initiatives
from deliberation.actions.dispositions import Disposed
from deliberation.models import Decision, Initiative
from tests.cast import argue

from .pages import text_of

HERE = "/i/AI-1/decision/"
WORD = f"{HERE}word/"


@pytest.fixture
def deciding(cast, initiative, challenge):
    return initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")


@pytest.fixture
def decision(cast, deciding, challenge):
    return decisions.propose_decision(
        by=cast.actor(cast.minji),
        initiative=deciding,
        outcome="adopt",
        rationale="Most arguments hold.",
        dissent="Dohyun Park: too early.",
        relied_on=[challenge],
        dispositions=[Disposed(challenge, "mitigate", "Two budget lines")],
    )


def test_a_facilitator_proposes_with_a_word_on_each_challenge(cast, deciding, challenge, browser):
    minji = browser(cast.minji)
    assert "#1 Partnerships with both sides of a rivalry" in text_of(minji.get(HERE))
    data = {"outcome": "adopt", "rationale": "It holds.", "relied_on": [str(challenge.pk)]}
    missing = minji.post(HERE, {**data, "rationale": ""})
    assert missing.status_code == 422
    assert "Say what is done about this challenge." in text_of(missing)
    said = {"dispositions.1": "mitigate", "dispositions.1.note": "Two budget lines"}
    assert minji.post(HERE, data | said).status_code == 303
    page = text_of(minji.get(HERE))
    assert "Waiting for Ministry of Foreign Affairs Ministry of Science and ICT" in page
    assert "mitigate Two budget lines" in page


def test_analysts_are_not_offered_to_propose(cast, deciding, browser):
    assert "Propose the decision" not in text_of(browser(cast.hana).get(HERE))


def test_the_lead_parties_confirm_and_it_is_decided(cast, decision, browser):
    for who in (cast.hana, cast.jiwoo):
        assert "The word of your organisation" in text_of(browser(who).get(HERE))
        browser(who).post(WORD, {"decision": decision.pk, "word": "confirm"})
    assert Initiative.objects.get().stage == "decided"
    assert "The word of your organisation" not in text_of(browser(cast.hana).get(HERE))


def test_a_refusal_without_a_reason_is_asked_for_one_and_with_one_is_kept(cast, decision, browser):
    hana = browser(cast.hana)
    bare = hana.post(WORD, {"decision": decision.pk, "word": "refuse", "reason": ""})
    assert bare.status_code == 422
    assert "Please say why." in text_of(bare)
    hana.post(WORD, {"decision": decision.pk, "word": "refuse", "reason": "No budget"})
    page = text_of(browser(cast.minji).get(HERE))
    assert "Earlier decisions" in page
    assert "Ministry of Science and ICT: refused , No budget" in page
    assert "Propose the decision" in page


def test_a_lead_party_that_nobody_speaks_for_is_marked(cast, decision, browser):
    Membership.objects.filter(user=cast.hana).update(speaks_for=False)
    assert "Ministry of Science and ICT nobody speaks for it" in text_of(browser(cast.minji).get(HERE))


def test_dissent_stands_word_for_word_and_outsiders_read_none_of_it(cast, decision, browser, client):
    assert "Dohyun Park: too early." in text_of(browser(cast.taeho).get(HERE))
    Initiative.objects.update(audience="public")
    assert browser(cast.ben).get(HERE).status_code == 403
    assert client.get(HERE).status_code == 302


def test_a_claim_that_was_hidden_is_not_told_by_the_decision(cast, decision, challenge, browser):
    type(challenge).objects.update(
        hidden_at=decision.proposed_at, hidden_by=cast.minji, hidden_reason="Names"
    )
    assert "Partnerships" not in text_of(browser(cast.taeho).get(HERE))


def test_the_page_costs_the_same_with_many_arguments_and_decisions(cast, decision, browser):
    hana, costs = browser(cast.minji), []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            hana.get(HERE)
        costs.append(len(asked))
        Decision.objects.update(state="refused")
        more = Decision.objects.create(
            initiative=decision.initiative,
            outcome="defer",
            rationale="R",
            proposed_by=cast.minji,
            proposed_at=decision.proposed_at,
        )
        Initiative.objects.update(stage="open")
        more.relied_on.set([argue(cast, decision.initiative, f"Claim {number}") for number in range(5)])
        Initiative.objects.update(stage="deciding")
    assert costs[1] <= costs[0] + 1  # the standing one's waiting list


def test_after_a_refusal_nobody_writes_anew_what_may_stand(cast, decision, challenge, browser):
    browser(cast.hana).post(WORD, {"decision": decision.pk, "word": "refuse", "reason": "Name a sum"})
    page = browser(cast.minji).get(HERE)
    assert "Name a sum" in text_of(page).split("Earlier decisions")[1]
    form = page.context["form"]
    held = {name: form[name].value() for name in form.fields if form[name].value()}
    assert held == {
        "outcome": "adopt",
        "rationale": "Most arguments hold.",
        "relied_on": [str(challenge.pk)],
        "dissent": "Dohyun Park: too early.",
        "dispositions.1": "mitigate",
        "dispositions.1.note": "Two budget lines",
    }


def test_a_new_round_begins_with_an_empty_form(cast, decision, initiative, browser):
    browser(cast.hana).post(WORD, {"decision": decision.pk, "word": "refuse", "reason": "Name a sum"})
    by, closes_at = cast.actor(cast.minji), initiative.closes_at
    initiatives.change_stage(by=by, initiative=initiative, to="open", reason="New", closes_at=closes_at)
    initiatives.change_stage(by=by, initiative=initiative, to="deciding")
    assert browser(cast.minji).get(HERE).context["form"]["rationale"].value() is None
