from deliberation.actions import initiatives
from deliberation.models import Initiative, View

from .pages import text_of


def test_a_title_is_enough_to_start_a_draft(cast, browser):
    answer = browser(cast.hana).post("/w/AI/new/", {"title": "Data flows"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/i/AI-1/")


def test_observers_start_nothing(cast, browser):
    assert browser(cast.taeho).get("/w/AI/new/").status_code == 403
    assert "New initiative" not in text_of(browser(cast.taeho).get("/w/AI/"))


def test_a_draft_takes_no_votes(cast, draft, browser):
    minji = browser(cast.minji)
    minji.post("/i/AI-1/arguments/", {"kind": "advantage", "claim": "It helps."})
    assert "Does this hold?" not in text_of(minji.get("/i/AI-1/"))


def test_a_draft_is_nothing_to_other_analysts(cast, draft, browser):
    assert browser(cast.hana).get("/i/AI-1/").status_code == 404


def test_opening_an_incomplete_draft_says_all_that_is_missing(cast, browser):
    minji = browser(cast.minji)
    minji.post("/w/AI/new/", {"title": "Data flows"})
    assert "Edit the initiative</a></p>" not in minji.get("/i/AI-1/stage/").content.decode()
    answer = minji.post("/i/AI-1/stage/", {"to": "open"})
    assert '<p><a href="/i/AI-1/edit/">Edit the initiative</a></p>' in answer.content.decode()
    page = text_of(answer)
    assert answer.status_code == 422
    for missing in ("Proposal:", "Summary:", "Lead parties:", "Say when the deliberation closes"):
        assert missing in page


def test_a_facilitator_opens_and_closes(cast, draft, browser):
    minji = browser(cast.minji)
    minji.post("/i/AI-1/stage/", {"to": "open", "closes_at": "2030-05-29T18:00"})
    opened = Initiative.objects.get()
    assert opened.stage == "open"
    assert opened.closes_at.isoformat() == "2030-05-29T09:00:00+00:00"
    minji.post("/i/AI-1/stage/", {"to": "deciding"})
    assert "since" in text_of(minji.get("/i/AI-1/"))


def test_editing_is_offered_while_it_can_be_done(cast, initiative, browser):
    minji = browser(cast.minji)
    assert 'href="/i/AI-1/edit/"' in minji.get("/i/AI-1/").content.decode()
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
    assert 'href="/i/AI-1/edit/"' not in minji.get("/i/AI-1/").content.decode()


def test_an_edit_keeps_the_parties_that_were_chosen(cast, initiative, browser):
    minji = browser(cast.minji)
    answer = minji.post(
        "/i/AI-1/edit/",
        {
            "title": "A new title",
            "proposal": initiative.proposal,
            "summary": initiative.summary,
            "lead_parties": [str(cast.mofa.pk)],
            "closes_at": "2030-05-29T18:00",
            "version": initiative.version,
        },
    )
    assert answer.status_code == 303
    assert [party.organisation for party in initiative.parties.all()] == [cast.mofa]


def test_who_starts_a_draft_says_who_sees_it_and_how_it_is_voted_on(cast, browser):
    hana = browser(cast.hana)
    hana.post(
        "/w/AI/new/",
        {
            "title": "Data flows",
            "audience": "named",
            "ballot": "by_organisation",
            "results": "at_close",
            "language": "ko",
            "lead_parties": [str(cast.mofa.pk)],
            "supporting_parties": [str(cast.msit.pk)],
            "objectives": "One rule for both\n\n  No  copy abroad ",
            "themes": "data",
            "text": "What *moves* where.",
        },
    )
    draft = Initiative.objects.get()
    assert (draft.audience, draft.ballot, draft.results, draft.language) == (
        "named",
        "by_organisation",
        "at_close",
        "ko",
    )
    assert draft.objectives == ["One rule for both", "No copy abroad"]
    assert sorted((party.part, party.organisation_id) for party in draft.parties.all()) == [
        ("lead", cast.mofa.pk),
        ("supporting", cast.msit.pk),
    ]
    assert "Named members only" in text_of(hana.get("/i/AI-1/"))
    assert "<em>moves</em>" in hana.get("/i/AI-1/background/").content.decode()


def test_the_form_of_an_open_initiative_says_what_it_holds_and_leaves_the_ballot_alone(
    cast, initiative, browser
):
    Initiative.objects.update(objectives=["One rule", "No copy"], audience="public")
    page = browser(cast.minji).get("/i/AI-1/edit/").content.decode()
    assert "One rule\nNo copy</textarea>" in page
    assert 'value="public" id="id_audience_2" checked' in " ".join(page.split())
    assert 'name="ballot"' not in page


def test_an_organisation_that_leads_does_not_support_too(cast, browser):
    both = {"lead_parties": [str(cast.mofa.pk)], "supporting_parties": [str(cast.mofa.pk)]}
    answer = browser(cast.hana).post("/w/AI/new/", {"title": "Data flows", "objectives": "x" * 281, **both})
    page = text_of(answer)
    assert answer.status_code == 422
    assert "An organisation has one part only." in page
    assert "At most 280 characters in a line." in page
    assert '<details class="unfold" open>' in answer.content.decode()


def test_an_outdated_edit_is_refused_with_what_was_typed(cast, initiative, browser):
    answer = browser(cast.minji).post(
        "/i/AI-1/edit/", {"title": "Mine", "version": 0, "closes_at": "2030-05-29T18:00"}
    )
    assert answer.status_code == 409
    assert 'value="Mine"' in answer.content.decode()


def test_after_a_conflict_what_stands_now_is_told_and_what_was_typed_can_be_saved(cast, initiative, browser):
    Initiative.objects.update(version=2, summary="One line\nand another", objectives=["One rule"])
    typed = {
        "title": initiative.title,
        "proposal": "Another proposal",
        "summary": "One line\r\nand another",
        "objectives": "One rule\r\nMine",
        "lead_parties": [str(cast.mofa.pk)],
        "version": 1,
    }
    minji = browser(cast.minji)
    told = text_of(minji.post("/i/AI-1/edit/", typed))
    assert f"By now it says: {initiative.proposal}" in told
    assert "By now it says: One rule" in told
    assert "By now it says: Ministry of Foreign Affairs, Ministry of Science and ICT" in told
    assert "By now it says: One line" not in told
    assert minji.post("/i/AI-1/edit/", typed | {"version": 2}).status_code == 303


def test_a_view_of_the_proposal_is_kept_apart(cast, initiative, browser):
    browser(cast.hana).post("/i/AI-1/view/", {"value": "for_with_changes", "reason": "With a sunset clause"})
    assert View.objects.get().value == "for_with_changes"
    assert "for, with changes 1" in text_of(browser(cast.dohyun).get("/i/AI-1/view/"))


def test_home_says_what_waits(cast, argument, browser):
    assert "1 argument without your vote in AI-1" in text_of(browser(cast.hana).get("/"))
    assert "Nothing waits for you" in text_of(browser(cast.taeho).get("/"))


def test_the_line_of_stages_ends_where_the_initiative_ended(cast, initiative, browser):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="withdrawn")
    assert stages_of(browser(cast.hana).get("/i/AI-1/")) == ["Draft", "Open", "Withdrawn"]
    Initiative.objects.update(stage="closed")
    answer = browser(cast.hana).get("/i/AI-1/")
    assert stages_of(answer) == ["Draft", "Open", "Deciding", "Decided", "Closed"]
    now = answer.content.decode().split('aria-current="step">')[1].split("</li>")[0]
    assert now.startswith("Closed<")
    assert "<small>since " in now


def test_a_draft_that_was_withdrawn_was_never_open(cast, draft, browser):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=draft, to="withdrawn")
    assert stages_of(browser(cast.minji).get("/i/AI-1/")) == ["Draft", "Withdrawn"]


def test_a_visitor_of_a_public_initiative_reads_its_number_alone(cast, initiative, client):
    Initiative.objects.update(audience="public")
    crumb = client.get("/i/AI-1/").content.decode().split('<p class="crumb">')[1].split("</p>")[0]
    assert crumb == "AI-1"


def stages_of(answer) -> list[str]:
    return [stage["word"] for stage in answer.context["stages"]]
