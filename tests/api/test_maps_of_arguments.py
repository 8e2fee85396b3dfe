"""Maps of arguments through both doors: what another program wrote comes in by REST and by page, and goes out again."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from deliberation.api.nouns import NOUNS
from deliberation.exchange import aif, argdown
from deliberation.exchange.runs import run
from deliberation.exchange.tree import each_argument
from deliberation.models import Argument, Initiative, Job
from tests.deliberation.exchange.jobs import bytes_of, exported, imported
from tests.deliberation.exchange.trees import DATA

FORMATS = {
    "mou.kialo.txt": "kialo",
    "mou.argdown": "argdown",
    "mou.aif.json": "aif",
    "mou.sadface.json": "aif",
}
PROPOSAL = "Ministry A and Ministry B should sign an MOU to share AI policy status quarterly."
CLAIMS = [
    ("Shared status reports avoid duplicate projects.", "advantage"),
    ("Draft policies may leak before announcement.", "disadvantage"),
]
SECRETARIAT = "A rotating secretariat needs only 0.2 FTE per ministry."


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def content(name: str) -> bytes:
    return (DATA / "formats" / name).read_bytes()


def by_rest(minji, name: str) -> None:
    file = SimpleUploadedFile(name, content(name))
    form = {"workspace": "AI", "format": FORMATS[name], "file": file}
    tried = Client().post("/api/v1/imports", form, headers=minji.headers)
    assert tried.status_code == 202, tried.content
    carry_out()
    assert minji.post(f"{tried.json()['url']}/acceptance", {}).status_code == 202
    carry_out()


def by_page(minji, name: str) -> None:
    browser, file = Client(), SimpleUploadedFile(name, content(name))
    browser.force_login(minji.user)
    job = browser.post("/w/AI/import/", {"what": FORMATS[name], "file": file})
    assert job.status_code == 303
    carry_out()
    assert browser.post(f"{job['Location']}carry-out/").status_code == 303
    carry_out()


def carry_out() -> None:
    assert run(Job.objects.get(state="waiting").pk, NOUNS)
    assert not Job.objects.filter(state="failed").exists(), Job.objects.get(state="failed").faults


@pytest.fixture
def steers(cast, minji):
    minji.user = cast.minji
    return minji


@pytest.mark.parametrize("door", [by_rest, by_page])
@pytest.mark.parametrize("name", FORMATS)
def test_a_sample_becomes_a_draft_with_its_arguments(steers, name, door):
    door(steers, name)
    made = Initiative.objects.get()
    assert (made.proposal, made.stage, made.author) == (PROPOSAL, "draft", steers.user)
    kinds = Argument.objects.filter(initiative=made, parent=None).order_by("number")
    assert list(kinds.values_list("claim", "kind"))[:2] == CLAIMS
    assert kinds.count() == 3
    secretariat = Argument.objects.get(claim=SECRETARIAT)
    assert (secretariat.relation, secretariat.parent.number) == ("rebuts", kinds[2].number)


@pytest.mark.parametrize(("name", "codec"), [("mou.argdown", argdown), ("mou.aif.json", aif)])
def test_what_came_in_goes_out_with_the_same_claims(cast, name, codec):
    imported(cast, content(name), FORMATS[name])
    written = bytes_of(exported(cast, cast.minji, FORMATS[name], Initiative.objects.get()))
    again = codec.read(written).initiative
    before = codec.read(content(name)).initiative

    def told(initiative):
        return {
            (one.claim, one.kind or one.relation, above and above.claim)
            for one, above in each_argument(initiative.arguments)
        }

    assert (again.title, again.proposal) == (before.title, before.proposal)
    assert told(again) == told(before)
    assert [one.quote for one, _above in _evidence(again)] == [one.quote for one, _above in _evidence(before)]


def _evidence(initiative):
    return [(one, above) for above, _top in each_argument(initiative.arguments) for one in above.evidence]


def test_what_came_in_goes_out_as_graph_and_briefing(cast):
    imported(cast, content("mou.argdown"), "argdown")
    made = Initiative.objects.get()
    for name in ("graphml", "markdown", "docx"):
        job = exported(cast, cast.minji, name, made)
        written = bytes_of(job)
        if name == "docx":
            written = "\n".join(par.text for par in Document(BytesIO(written)).paragraphs).encode()
        assert PROPOSAL.encode() in written, name
        assert b"Draft policies may leak before announcement." in written, name
        assert b"audit-2025" in written or name == "docx"
