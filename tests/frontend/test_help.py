"""Words are explained beside the place where they first matter, and all of them on one page."""

import re

import pytest
from django.test import Client

from deliberation.actions.sources import add_evidence
from deliberation.models import ChallengeStatus, Decision, Evidence, Position, Stage, View
from deliberation.models.arguments import Kind, Relation
from deliberation.models.register_codes import Sharing
from deliberation.standing import LABELS
from frontend import keys
from frontend.glossary import BY_CODE, GROUPS
from frontend.management.commands.write_glossary import GLOSSARY, glossary
from tests.source import ROOT

from .pages import text_of

STORED = {
    "kinds": Kind.values,
    "relations": Relation.values,
    "labels": list(LABELS),
    "stages": Stage.values,
    "views": View.Value.values,
    "positions": Position.Stand.values,
    "bearings": Evidence.Bearing.values,
    "grades": Evidence.Grade.values,
    "statuses": ChallengeStatus.values,
    "outcomes": Decision.Outcome.values,
    "sharing": Sharing.values,
}


def scripts() -> dict[str, str]:
    folder = ROOT / "frontend/static/js"
    found = [path for path in folder.rglob("*.js") if "lib" not in path.parts]
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in found}


SCRIPTS = scripts()
HEAD = (ROOT / "frontend/templates/arguments/head.html").read_text(encoding="utf-8")


@pytest.fixture
def hana(cast, browser):
    return browser(cast.hana)


def hints_of(answer) -> dict[str, str]:
    """What each hint of a page says, by its id; each has the button that opens it."""
    html = answer.content.decode()
    opened_by = re.findall(
        r'<button class="means" type="button" popovertarget="([^"]+)" aria-label="[^"]+">', html
    )
    found = re.findall(r'<div class="means__text" id="([^"]+)" popover>(.*?)</div>\s*</dl>', html, re.DOTALL)
    assert sorted(opened_by) == sorted(name for name, _text in found)
    assert len(set(opened_by)) == len(opened_by)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", text).split()) for name, text in found}


def test_each_word_is_explained_and_nothing_else():
    for group in GROUPS:
        assert list(group.words) == list(group.means), group.code


def test_words_go_by_the_codes_that_they_are_stored_with():
    assert {code: list(BY_CODE[code].words) for code in STORED} == STORED


def test_the_file_says_what_the_table_says():
    assert GLOSSARY.read_text(encoding="utf-8") == glossary(), "run bin/manage write_glossary"


def test_anybody_reads_what_the_words_mean(db):
    page = Client().get("/help/words/")

    assert "Divided The votes lean to neither side; here talking is worth most." in text_of(page)
    for group in GROUPS:
        assert f'id="{group.code}"' in page.content.decode()


def test_they_are_explained_in_korean(db):
    page = text_of(Client(headers={"Accept-Language": "ko"}).get("/help/words/"))

    assert "의견 갈림 어느 쪽으로도 기울지 않았습니다." in page
    assert not re.search("[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}", page)


def test_a_board_explains_its_stage_its_labels_and_its_kinds(argument, hana):
    page = hana.get("/i/AI-1/")
    hints = hints_of(page)

    assert hints["means-stages-open"].startswith("Open Members argue, bring sources, reply and vote")
    assert "Broad agreement Very probably more than three in four would agree." in hints["means-labels"]
    assert "What would get worse, or cost, if the proposal were adopted." in text_of(page)


def test_an_argument_explains_responses_sources_and_labels(argument, hana):
    hints = hints_of(hana.get("/i/AI-1/1/"))

    assert {"means-relations", "means-bearings", "means-labels"} <= hints.keys()
    assert "Rebuts Says why the argument above it does not hold." in hints["means-relations"]


@pytest.mark.parametrize(
    ("who", "path", "groups"),
    [
        ("jiwoo", "/w/AI/people/invitations/", {"roles"}),
        ("hana", "/i/AI-1/view/", {"views", "positions"}),
        ("minji", "/w/AI/new/", {"audiences", "ballots", "results"}),
        ("hana", "/i/AI-1/1/evidence/{evidence}/", {"grades"}),
    ],
)
def test_a_field_explains_the_words_that_it_offers(cast, argument, browser, who, path, groups):
    evidence = add_evidence(by=cast.actor(cast.dohyun), argument=argument, source={"title": "A treaty"})
    hints = hints_of(browser(getattr(cast, who)).get(path.format(evidence=evidence.pk)))
    assert {f"means-{group}" for group in groups} <= hints.keys()
    for group in groups:
        entry = BY_CODE[group].entries()[0]
        assert f"{entry['word']} {entry['means']}" in hints[f"means-{group}"]


def test_anybody_reads_which_keys_there_are(db):
    page = text_of(Client().get("/help/keys/"))

    assert "Vote through A Agree D Disagree U Not sure S → Skip B ← Back" in page
    assert "단축키 보기" in text_of(Client(headers={"Accept-Language": "ko"}).get("/help/keys/"))


def test_the_keys_are_those_that_scripts_listen_to():
    told = {script for group in keys.GROUPS for script in group.scripts}
    listening = {name for name, text in SCRIPTS.items() if '"keydown"' in text}

    assert listening - told == set()
    for group in keys.GROUPS:
        heard = set().union(*(keys_of(SCRIPTS[script]) for script in group.scripts))
        assert {code for key in group.keys for code in key.codes} == heard, group.title


def keys_of(script: str) -> set[str]:
    """The keys that a script names: in its tables, and where it asks for one of them."""
    found = re.findall(r'\.key [!=]== "(\w+)"', script)
    for table in re.findall(r"const (?:KEYS|STEPS|GO|MOVES|SIDES|ROWS) = {(.*?)};", script, re.DOTALL):
        found += [quoted or bare for quoted, bare in re.findall(r'(?:"([^"]+)"|(\w+)): ', table)]
    for table in re.findall(r"{([^{}]*)}\[event\.key\]", script):
        found += re.findall(r"(\w+): ", table)
    for letters in re.findall(r'const VOTES = "(\w+)"', script):
        found += letters
    if "[data-vote=" in script:  # whatever letter a button of the page names
        found += re.findall(r'data-vote="(\w)"', HEAD)
    return {key.lower() for key in found}
