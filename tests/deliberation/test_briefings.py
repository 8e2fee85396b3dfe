"""What briefings say of an initiative, in both languages, to whom, and what their stamp is over."""

import os
import re
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from django.utils import timezone

from accounts.models import Workspace
from deliberation.actions import (
    actions,
    arguments,
    criteria,
    decisions,
    initiatives,
    merging,
    moderation,
    options,
    positions,
    questions,
    scores,
    sources,
)
from deliberation.actions.conditions import Asked
from deliberation.actions.dispositions import Disposed
from deliberation.briefings import FILES, LANGUAGES, TEMPLATES, Briefing, briefing_of
from deliberation.briefs.extract import docx, html, hwpx
from deliberation.changes import last_of
from deliberation.dispatch import dispatch
from deliberation.documents.markdown import as_markdown
from deliberation.models import Argument, Evidence, Initiative, Option, Tally
from tests.cast import MONDAY, Cast, argue, open_initiative
from tests.table import lay_table

GOLDEN = Path(__file__).parents[1] / "data/briefings"
TOLD = [(template, language) for template in TEMPLATES for language in LANGUAGES]


@pytest.fixture
def full(cast, time_machine):
    """AI-1 with arguments of each kind, an answered challenge and one that is not, evidence, positions, a decision."""
    time_machine.move_to(MONDAY, tick=False)
    return fill(cast)


def fill(cast: Cast) -> Initiative:
    initiative = open_initiative(cast)
    hana, minji, dohyun = (cast.actor(one, MONDAY) for one in (cast.hana, cast.minji, cast.dohyun))
    voice = argue(cast, initiative, "One voice carries further when norms are written")
    argue(cast, initiative, "규범 논의에서 [같은] 목소리를 낸다")
    argue(cast, initiative, "Two budgets are settled twice", kind="disadvantage", who=cast.dohyun)
    rivalry = argue(cast, initiative, "Partnerships with both sides of a rivalry", kind="challenge")
    argue(cast, initiative, "Nobody knows who pays", kind="challenge", who=cast.dohyun)
    line = arguments.respond(
        by=minji,
        parent=rivalry,
        relation="answers",
        claim="Take part issue by issue",
        reasons="Safety testing with *everyone*.\n\n- case by case",
    )
    arguments.respond(by=dohyun, parent=rivalry, relation="answers", claim="Wait and see")
    act = {
        "title": "Framework Act",
        "publisher": "국회",
        "published_on": MONDAY.date(),
        "url": "https://law.example/1",
        "kind": "law",
    }
    sources.add_evidence(by=hana, argument=voice, source=act, quote="Article 4", locator="p. 3")
    sources.add_evidence(by=hana, argument=line, source=act, quote="Every minister\nmay")
    sources.add_evidence(by=dohyun, argument=rivalry, source={"title": "A memo"}, bearing="contradicts")
    Tally.objects.filter(argument=voice).update(agree=6, disagree=1, order_value=0.6, label="broad_agreement")
    arguments.update_challenge(
        by=minji,
        argument=rivalry,
        version=None,
        status="in_hand",
        responsible=cast.minji,
        owner=cast.mofa,
        due=MONDAY.replace(month=7).date(),
        mitigation="A list of issues with a line on each",
    )
    positions.state_position(
        by=hana, initiative=initiative, stand="support_with_conditions", conditions="If it is reviewed"
    )
    questions.add_question(by=hana, initiative=initiative, text="Who leads?")
    actions.add_action(by=hana, initiative=initiative, text="Ask the embassies", owner=cast.hana)
    return initiative


def told(initiative: Initiative, template: str, language: str = "en") -> Briefing:
    found = Initiative.objects.select_related("workspace").get(pk=initiative.pk)
    return briefing_of(found, template, reader=found.author, language=language, now=timezone.now())


def text_of(briefing: Briefing) -> str:
    """Its Markdown above the stamp."""
    return as_markdown(briefing.outline).partition("\n---\n")[0]


def plain(text: str) -> str:
    return re.sub(r"[\\*]", "", text)


@pytest.mark.parametrize(("template", "language"), TOLD)
def test_it_says_word_by_word_what_was_agreed_that_it_says(full, template, language):
    """``GOLDEN=write`` keeps what it says now, to be read before it is committed."""
    path, found = GOLDEN / f"{template}-{language}.md", text_of(told(full, template, language))
    if os.environ.get("GOLDEN") == "write":
        path.write_text(found)
    assert found == path.read_text()


@pytest.mark.parametrize("template", TEMPLATES)
def test_its_hash_is_counted_again_from_its_file(full, template):
    briefing = told(full, template, "ko")
    text, _rule, stamp = briefing.as_file("markdown").decode().partition("\n---\n")
    assert sha256(text.encode()).hexdigest() == briefing.hash
    assert f"SHA-256: {briefing.hash}" in stamp


def test_the_hash_stays_while_nothing_changes_that_it_tells(cast, full, time_machine):
    before = told(full, "answers")
    time_machine.move_to(MONDAY.replace(day=6), tick=False)
    argue(cast, full, "Not a challenge")
    dispatch(cast.workspace.pk)
    after = told(full, "answers")
    assert after.hash == before.hash
    assert after.seq == last_of(cast.workspace) > before.seq
    assert f"change {after.seq} of AI" in after.outline.stamp[0]
    assert told(full, "one_page").hash != after.hash


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_word_hangul_and_web_page_say_what_the_markdown_says(full, template, language):
    briefing = told(full, template, language)
    words = re.findall(r"[\w가-힣]{2,}", plain(text_of(briefing)))
    for as_format, read in (("docx", docx.read), ("hwpx", hwpx.read), ("html", html.read)):
        said = read(briefing.as_file(as_format))[0]
        lacking = {word for word in words if word not in said}
        assert lacking == set(), as_format
        assert briefing.hash in said


def test_without_words_of_people_all_of_it_is_korean(cast, initiative):
    Initiative.objects.update(title="ㄱ", proposal="", summary="", stage="draft", closes_at=None)
    initiative.workspace.name = "ㄴ"
    initiative.refresh_from_db(fields=["title", "proposal", "summary", "stage", "closes_at"])
    for template in TEMPLATES:
        told_of = {"reader": cast.minji, "language": "ko", "now": timezone.now()}
        said = text_of(briefing_of(initiative, template, **told_of))
        assert not re.search(r"[A-Za-z]{2,}", said.replace("AI-1", "")), template


def test_until_voting_ends_votes_are_told_by_nothing(cast, full):
    Initiative.objects.update(results="at_close")
    before = {template: told(full, template).hash for template in TEMPLATES}
    assert "agree" not in text_of(told(full, "one_page"))
    last = Argument.objects.get(claim__startswith="규범")
    Tally.objects.filter(argument=last).update(agree=9, order_value=1, label="broad_agreement")
    Tally.objects.filter(argument__claim="Wait and see").update(agree=9, order_value=1)
    assert {template: told(full, template).hash for template in TEMPLATES} == before
    Initiative.objects.update(stage="deciding")
    assert told(full, "one_page").hash != before["one_page"]
    assert "Agreed line: AI-1#7 Wait and see" in plain(text_of(told(full, "answers")))


def test_what_is_hidden_withdrawn_or_merged_is_in_none_of_them(cast, full):
    minji = cast.actor(cast.minji)
    one = {
        claim: Argument.objects.get(claim__startswith=claim) for claim in ("One voice", "Take part", "규범")
    }
    moderation.hide(by=minji, thing=one["One voice"], reason="It names somebody")
    arguments.withdraw_argument(by=minji, argument=one["Take part"])
    other = argue(cast, full, "As good as the other")
    merging.merge_argument(by=minji, argument=one["규범"], into=other)
    moderation.hide(by=minji, thing=Evidence.objects.get(source__title="A memo"), reason="Secret")
    for template in TEMPLATES:
        said = text_of(told(full, template))
        for gone in ("One voice carries", "Take part", "규범 논의", "A memo", "Article 4", "Every minister"):
            assert gone not in said, (template, gone)
    assert "Agreed line: AI-1#7 Wait and see" in plain(text_of(told(full, "answers")))


def test_of_a_public_initiative_organisations_are_told_and_no_names_of_people(full):
    names = ("Minji Seo", "Hana Kim", "Dohyun Park")
    said = {template: text_of(told(full, template)) for template in TEMPLATES}
    assert any(name in text for text in said.values() for name in names)
    Initiative.objects.update(audience="public")
    for template in TEMPLATES:
        text = text_of(told(full, template))
        assert [name for name in names if name in text] == [], template
    assert "— Ministry of Foreign Affairs" in text_of(told(full, "answers"))


def test_without_an_answer_the_mitigation_is_the_line_and_without_both_it_says_so(cast, full):
    Argument.objects.filter(relation="answers").update(
        hidden_at=MONDAY, hidden_by=cast.minji, hidden_reason="x"
    )
    said = plain(text_of(told(full, "answers")))
    assert "Agreed line: A list of issues with a line on each" in said
    assert "Agreed line: None yet." in said


def test_a_page_tells_the_decision_once_there_is_one(cast, full, time_machine):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=full, to="deciding")
    assert "Not decided yet." in text_of(told(full, "one_page"))
    time_machine.move_to(datetime(2026, 5, 4, 20, 0, tzinfo=UTC), tick=False)  # the fifth in Seoul
    unhandled = Argument.objects.get(claim="Nobody knows who pays")
    decisions.propose_decision(
        by=cast.actor(cast.minji),
        initiative=full,
        outcome="adopt_with_conditions",
        rationale="It pays, **if** it is reviewed.",
        dispositions=[Disposed(unhandled, "accept")],
        conditions=[Asked("A keeper is named", cast.msit)],
    )
    said = plain(text_of(told(full, "one_page")))
    assert "Adopt with conditions (proposed, Tue 5 May 2026)" in said
    assert "It pays, if it is reviewed." in said
    assert "Condition: A keeper is named (Science and ICT)\n" in said


def test_more_than_find_room_on_a_page_are_counted(cast, full):
    for number in range(3):
        argue(cast, full, f"Another {number}", kind="disadvantage")
    said = text_of(told(full, "one_page"))
    assert "## Disadvantages (3 of 4)" in said
    assert said.count("AI-1\\#") == 3 + 2 + 2


def test_minutes_tell_what_meetings_wrote_down_to_those_who_see_it(cast, full):
    assert "No meeting that was held" in text_of(told(full, "minutes"))
    lay_table(cast, full)
    said = text_of(told(full, "minutes"))
    assert said.count("\n## ") == 2
    assert "- Both ministries report in June\n" in said
    assert "What comes next" not in said  # of a meeting that is still to come
    Workspace.objects.update(keeps_meetings=False)
    assert "Both ministries report" not in text_of(told(full, "minutes"))


def test_every_file_of_it_can_be_written(full):
    for as_format in FILES:
        assert len(told(full, "sources").as_file(as_format)) > 1000


def test_options_are_told_with_what_they_come_to_and_what_would_change_it(cast, full):
    by = cast.actor(cast.hana, MONDAY)
    office = options.add_option(by=by, initiative=full, title="One | secretariat", text="Ten posts")
    now = Option.objects.get(initiative=full, number=Option.AS_IT_IS)
    cost = criteria.add_criterion(
        by=by, initiative=full, name="Cost", weight=25, unit="million", worst=Decimal(900), best=Decimal(100)
    )
    reach = criteria.add_criterion(by=by, initiative=full, name="Reach", weight=75)
    scores.score_option(by=by, option=office, criterion=cost, reading=Decimal(700))
    assert "- No option leads: weights or scores are missing.\n" in text_of(told(full, "options"))
    assert "- **Could still reach it:** Option 1" in text_of(told(full, "options"))
    values = {(now, cost): {"reading": Decimal(300)}}
    values |= {
        (office, reach): {"value": Decimal(80), "note": "As asked"},
        (now, reach): {"value": Decimal(20)},
    }
    for (option, criterion), score in values.items():
        scores.score_option(by=by, option=option, criterion=criterion, **score)
    said = text_of(told(full, "options"))
    assert "- **Option 1** One \\| secretariat: Ten posts\n" in said
    assert "| Criterion | Weight | Option 0 | Option 1 |\n" in said
    assert "| Cost | 25 (25 %) | 300 million → 75 | 700 million → 25 |\n" in said
    assert "| **Weighted sum** |  | 33.8 | **66.2** |" in said
    assert "- **Highest sum:** Option 1 One \\| secretariat (66.2)\n" in said
    assert "- Reach: If its weight falls to 45.5 %, Option 0 draws level.\n" in said
    assert "- Option 1, Reach: As asked" in said
