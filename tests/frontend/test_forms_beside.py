"""Where a page has two forms and one is refused, the other is still sent to its own address."""

from deliberation.models import Evidence, Fact, Question


def actions_of(answer) -> list[str]:
    """Where the forms of a refused page are sent to; one without an address would go to the refused one's."""
    assert answer.status_code == 422
    main = answer.content.decode().split("<main")[1].split("</main>")[0]
    forms = [form.split(">")[0] for form in main.split("<form")[1:]]
    return [form.split('action="')[1].split('"')[0] if 'action="' in form else "" for form in forms]


def test_after_a_refused_file_a_source_is_still_saved_as_one(cast, browser):
    assert "/w/AI/sources/new/" in actions_of(browser(cast.hana).post("/w/AI/sources/upload/"))[2]


def test_after_a_refused_grade_the_evidence_is_still_edited(cast, argument, browser):
    minji = browser(cast.minji)
    minji.post("/i/AI-1/1/evidence/", {"where": "A study", "bearing": "supports"})
    page = f"/i/AI-1/1/evidence/{Evidence.objects.get().pk}/"
    refused = minji.post(f"{page}grade/", {"grade": "splendid", "version": 1})
    assert actions_of(refused)[0] == page


def test_after_a_refused_source_a_fact_is_still_worded_anew(cast, initiative, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/facts/", {"text": "Two forums"})
    page = f"/i/AI-1/facts/{Fact.objects.get().pk}/"
    assert actions_of(hana.post(f"{page}sources/", {"where": ""}))[1] == page


def test_after_a_refused_wording_a_question_is_still_answered(cast, initiative, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/questions/", {"text": "Who pays?"})
    page = f"/i/AI-1/questions/{Question.objects.get().pk}/"
    assert actions_of(hana.post(f"{page}text/", {"text": "", "version": 1}))[0] == page


def test_after_a_refused_extension_the_stage_is_still_changed(cast, initiative, browser):
    refused = browser(cast.minji).post("/i/AI-1/extension/", {"extension-reason": "Two more weeks"})
    assert "/i/AI-1/stage/" in actions_of(refused)
