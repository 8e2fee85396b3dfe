"""A client that another project generates from the document does the main job, without a line of it by us."""

import importlib
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import orjson
import pytest

from accounts.actions import create_token
from deliberation.models import Comment, Decision, Evidence, Initiative, Vote
from tests.api.contract import operations, schema
from tests.cast import gather
from tests.source import ROOT

ARTICLE = ROOT / "tests/data/briefs/article.txt"
NAME = "client_of_madang"
# Nothing of the network, and no formatter: what is generated is thrown away.
SETTINGS = "post_hooks: []\nliteral_enums: true\n"


@pytest.fixture
def people(transactional_db):
    return gather()


@pytest.fixture
def generated(people, tmp_path: Path, monkeypatch) -> ModuleType:
    """The package, made by openapi-python-client in a folder of its own. What it cannot make fails the test."""
    (tmp_path / "schema.json").write_bytes(orjson.dumps(schema()))
    (tmp_path / "settings.yaml").write_text(SETTINGS)
    command = [
        Path(sys.executable).with_name("openapi-python-client"),
        *("generate", "--path", "schema.json", "--config", "settings.yaml"),
        *("--meta", "none", "--output-path", NAME, "--fail-on-warning"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module(NAME)
    for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
        del sys.modules[name]


class Caller:
    """Calls operations of the generated package by their names, and gives their answers."""

    def __init__(self, package: ModuleType, site: str, token: str) -> None:
        self.client = package.AuthenticatedClient(base_url=site, token=token)

    def __call__(self, name: str, *path, **rest):
        (tag,) = operations()[name][2]["tags"]
        module = importlib.import_module(f"{NAME}.api.{tag}.{name}")
        answer = module.sync_detailed(*path, client=self.client, **rest)
        assert answer.status_code < 300, (name, answer.content)
        return answer.parsed


@pytest.fixture
def call_as(generated, live_server, settings):
    settings.BASE_URL = live_server.url

    def of(who) -> Caller:
        _token, text = create_token(user=who, name="Generated", scopes=("read", "write", "vote"))
        return Caller(generated, live_server.url, text)

    return of


@pytest.mark.django_db(transaction=True)
def test_every_operation_is_generated(generated):
    for name, (_method, _path, operation) in operations().items():
        (tag,) = operation["tags"]
        assert callable(importlib.import_module(f"{NAME}.api.{tag}.{name}").sync_detailed)


@pytest.mark.django_db(transaction=True)
def test_it_does_the_main_job(call_as, people):
    made = importlib.import_module(f"{NAME}.models")
    minji, hana, jiwoo = call_as(people.minji), call_as(people.hana), call_as(people.jiwoo)

    brief = minji("hand_in_brief", body=made.NewBrief(workspace="AI", text=ARTICLE.read_text()))
    assert minji("get_brief", brief.id).proposal["arguments"]
    initiative = minji("accept_brief", brief.id, body=made.Acceptance())
    closes = datetime.now(UTC) + timedelta(days=30)
    minji("change_stage", initiative.id, body=made.Transition(to="open", closes_at=closes))

    claim = made.NewArgument(kind="challenge", claim="Who pays for the secretariat?")
    argument = hana("add_argument", initiative.id, body=claim, idempotency_key="once")
    assert hana("add_argument", initiative.id, body=claim, idempotency_key="once").id == argument.id
    source = made.SourceChange(title="Notes of the working group")
    hana("add_evidence", argument.id, body=made.NewEvidence(new_source=source, bearing="supports"))
    jiwoo("cast_vote", argument.id, body=made.VoteInput(value=1, revision=argument.revision))
    minji("comment_on_argument", argument.id, body=made.NewComment(text="Two embassies asked for this."))
    open_ones = hana("list_arguments", initiative.id, kind="challenge", limit=200).results
    assert argument.id in {one.id for one in open_ones}

    minji("change_stage", initiative.id, body=made.Transition(to="deciding"))
    disposed = [made.NewDisposition(challenge=one.id, value="accept", note="Known") for one in open_ones]
    proposed = made.NewDecision(outcome="adopt", rationale="It holds.", dispositions=disposed)
    minji("propose_decision", initiative.id, body=proposed)
    agreed = [
        one("answer_decision", initiative.id, body=made.NewConfirmation(agreed=True)) for one in (hana, jiwoo)
    ]
    assert [one.state for one in agreed] == ["proposed", "confirmed"]
    assert hana("get_initiative", initiative.id).stage == "decided"
    digest = hana("preview_digest", workspace="AI")
    assert digest.workspace == people.workspace.name
    assert [section.code for section in digest.sections]

    assert Initiative.objects.get().stage == "decided"
    cited = Evidence.objects.filter(argument=argument.id)  # what came with the brief cites it, too
    assert (cited.count(), Vote.objects.count(), Comment.objects.count()) == (1, 1, 1)
    assert Decision.objects.get().state == "confirmed"
