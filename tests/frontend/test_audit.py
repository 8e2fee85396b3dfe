"""What owners read of their workspace, by both doors."""

import csv
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions import create_token
from accounts.models import User
from deliberation import dispatch
from deliberation.actions import people, readers, votes
from deliberation.models import Initiative, LedgerEntry
from deliberation.permissions import Actor
from tests.api.client import caller
from tests.cast import argue, open_initiative
from tests.frontend.pages import queries_of, text_of

PAGE = "/w/AI/audit/"
API = "workspaces/AI/audit"


@pytest.fixture
def told(cast, argument):
    """What stands in the ledger so far, numbered."""
    dispatch.dispatch(cast.workspace.pk)
    return argument


def voted(cast, argument, who, token=None):
    votes.cast_vote(by=Actor(user=who, token=token, request_id="r-1"), argument=argument, value=1)
    dispatch.dispatch(cast.workspace.pk)


def lines(answer) -> list[dict]:
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


def acts(who, **query) -> list[dict]:
    return (
        caller(who)
        .get(f"{API}?{'&'.join(f'{name}={value}' for name, value in query.items())}")
        .json()["results"]
    )


def test_an_owner_reads_who_did_what_the_latest_first(cast, browser, told):
    said = text_of(browser(cast.jiwoo).get(PAGE))
    places = [
        said.index(words) for words in ("Hana Kim added AI-1#1", "Minji Seo started AI-1", "The set-up")
    ]
    assert places == sorted(places)
    assert "The set-up created the workspace" in said
    latest = acts(cast.jiwoo)[0]
    assert (latest["verb"], latest["actor"]["name"], latest["subject"]["ref"]) == (
        "argument.added",
        "Hana Kim",
        "AI-1#1",
    )
    assert latest["details"] == {"kind": "advantage"}


@pytest.mark.parametrize("path", ["audit/", "audit/security/", "audit.csv", "audit.jsonl"])
def test_only_owners_read_it(cast, browser, told, path):
    outcomes = {
        who: browser(getattr(cast, who)).get(f"/w/AI/{path}").status_code
        for who in ("jiwoo", "minji", "hana", "taeho")
    }
    assert outcomes == {"jiwoo": 200, "minji": 403, "hana": 403, "taeho": 403}
    assert [browser(who).get(f"/w/AI/{path}").status_code for who in (cast.ben, cast.yuna)] == [404, 404]


@pytest.mark.parametrize("path", [API, f"{API}/security"])
def test_over_rest_it_takes_an_owner_with_the_scope_admin(cast, told, path):
    assert caller(cast.jiwoo).get(path).status_code == 200
    assert caller(cast.jiwoo, "read", "write", "vote").get(path).status_code == 403
    assert caller(cast.minji).get(path).status_code == 403
    assert caller(cast.ben).get(path).status_code == 404


def test_an_owner_reads_of_initiatives_that_name_somebody_else(cast, browser, told):
    other = open_initiative(cast, audience="named")
    readers.name_reader(by=cast.actor(cast.minji), initiative=other, user=cast.dohyun)
    dispatch.dispatch(cast.workspace.pk)
    assert "Minji Seo named a member in AI-2: Dohyun Park" in text_of(browser(cast.jiwoo).get(PAGE)).replace(
        " :", ":"
    )


def test_the_list_is_narrowed_by_person_verb_day_and_token(cast, browser, told):
    token, _text = create_token(user=cast.dohyun, name="Dashboard", scopes=("vote",))
    voted(cast, told, cast.dohyun, token)
    jiwoo = browser(cast.jiwoo)
    today = timezone.now().date()
    for query in (
        "name=dohyun&verb=vote.cast",
        f"token={token.token_key}",
        f"since={today - timedelta(days=1)}&until={today + timedelta(days=1)}",
    ):
        said = text_of(jiwoo.get(f"{PAGE}?{query}"))
        assert "Dohyun Park voted on AI-1#1" in said
        assert "Minji Seo started AI-1" not in said
    assert f"by token Dashboard {token.token_key}" in said
    assert "Nothing matches." in text_of(jiwoo.get(f"{PAGE}?name=nobody"))
    found = acts(cast.jiwoo, person=cast.dohyun.pk, verb="vote.cast")
    assert [act["token"] for act in found] == [{"key": token.token_key, "name": "Dashboard"}]
    assert acts(cast.jiwoo, until="2026-05-04T00:00:00Z") == []


def test_a_day_is_the_workspace_s(cast, browser, told):
    """Midnight UTC of the fourth is nine in the morning of the fourth in Seoul."""
    jiwoo = browser(cast.jiwoo)
    assert "created the workspace" in text_of(jiwoo.get(f"{PAGE}?since=2026-05-04&until=2026-05-04"))
    assert "Nothing matches." in text_of(jiwoo.get(f"{PAGE}?until=2026-05-03"))


def test_what_cannot_be_asked_is_said_beside_the_field(cast, browser, told):
    answer = browser(cast.jiwoo).get(f"{PAGE}?since=yesterday&verb=argument.sung")
    assert answer.status_code == 422
    assert "Enter a valid date." in text_of(answer)
    for query in ("since=yesterday", "verb=sung", "who=x"):
        assert caller(cast.jiwoo).get(f"{API}?{query}").status_code == 422
    for kind in ("csv", "jsonl"):
        answer = browser(cast.jiwoo).get(f"/w/AI/audit.{kind}?since=yesterday")
        assert (answer.status_code, "Enter a valid date." in text_of(answer)) == (422, True)


def test_pages_follow_by_number_without_a_gap(cast, browser, initiative):
    for number in range(60):
        argue(cast, initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    jiwoo = browser(cast.jiwoo)
    first = jiwoo.get(PAGE)
    rest = jiwoo.get(PAGE + first.context["next"])
    seqs = [act["seq"] for answer in (first, rest) for act in answer.context["acts"]]
    assert seqs == list(LedgerEntry.objects.order_by("-seq").values_list("seq", flat=True))
    page = caller(cast.jiwoo).get(f"{API}?limit=40").json()
    after = caller(cast.jiwoo).get(page["next"]).json()
    assert [act["seq"] for act in page["results"] + after["results"]][: len(seqs)] == seqs


def test_the_list_costs_the_same_however_long_it_is(cast, browser, initiative):
    def cost(count: int) -> int:
        for number in range(count):
            argue(cast, initiative, f"Claim {number}")
        dispatch.dispatch(cast.workspace.pk)
        return queries_of(browser(cast.jiwoo), PAGE)

    assert cost(1) == cost(40)


def test_nobody_s_name_stands_in_it_that_is_not_looked_up_now(cast, told):
    User.objects.filter(pk=cast.hana.pk).update(name="Another Name")
    assert acts(cast.jiwoo)[0]["sentence"] == "Another Name added AI-1#1"


def test_a_secret_ballot_names_nobody_but_its_reader(cast, browser):
    secret = argue(cast, open_initiative(cast, ballot="by_organisation"), "Secret")
    token, _text = create_token(user=cast.dohyun, name="Secret", scopes=("vote",))
    voted(cast, secret, cast.dohyun, token)
    voted(cast, secret, cast.jiwoo)
    votes.state_view(by=cast.actor(cast.dohyun), initiative=secret.initiative, value="for")
    dispatch.dispatch(cast.workspace.pk)
    view, mine, theirs = acts(cast.jiwoo)[:3]
    assert (view["actor"], theirs["actor"], theirs["token"], theirs["request_id"]) == (None, None, None, "")
    assert (mine["actor"]["name"], theirs["sentence"]) == ("Jiwoo Cho", "A member voted on AI-1#1")
    assert all(
        act["verb"] not in ("vote.cast", "view.stated") for act in acts(cast.jiwoo, person=cast.dohyun.pk)
    )
    assert acts(cast.jiwoo, token=token.token_key) == []
    assert "Dohyun Park voted" not in text_of(browser(cast.jiwoo).get(f"{PAGE}?name=dohyun"))
    for kind in ("csv", "jsonl"):
        said = b"".join(browser(cast.jiwoo).get(f"/w/AI/audit.{kind}?verb=vote.cast").streaming_content)
        assert str(cast.dohyun.pk).encode() not in said
        assert token.token_key.encode() not in said


def test_votes_are_not_counted_by_it_before_results_are_out(cast):
    argument = argue(cast, open_initiative(cast, results="at_close"), "Sealed")
    voted(cast, argument, cast.dohyun)
    assert not [act for act in acts(cast.jiwoo) if act["verb"] == "vote.cast"]
    Initiative.objects.update(stage="deciding")
    assert len([act for act in acts(cast.jiwoo) if act["verb"] == "vote.cast"]) == 1


def test_nor_by_gaps_in_the_numbers(cast, browser):
    sealed = argue(cast, open_initiative(cast, results="at_close"), "Sealed")
    for number in range(50):
        argue(cast, sealed.initiative, f"Claim {number}")
    voted(cast, sealed, cast.dohyun)
    count = LedgerEntry.objects.count()
    assert _told_of(cast, browser) == {"numbers": {None}, "acts": count - 1}
    data = caller(cast.jiwoo).get("me/data").json()
    assert not [name for rows in data.values() for row in rows for name in row if "seq" in name]
    Initiative.objects.update(stage="deciding")
    assert _told_of(cast, browser) == {"numbers": set(range(1, count + 1)), "acts": count}


def _told_of(cast, browser) -> dict:
    """What all four tell the same of: the page, the API, and the two files."""
    jiwoo, over_rest, found = browser(cast.jiwoo), caller(cast.jiwoo), []
    first = jiwoo.get(PAGE)
    second = jiwoo.get(PAGE + first.context["next"])
    found.append([act["seq"] for page in (first, second) for act in page.context["acts"]])
    assert ('class="row__ref"' in first.content.decode()) is (found[0][0] is not None)
    page = over_rest.get(f"{API}?limit=40").json()
    found.append([act["seq"] for act in page["results"] + over_rest.get(page["next"]).json()["results"]])
    found.append([act["seq"] for act in lines(jiwoo.get("/w/AI/audit.jsonl"))])
    rows = b"".join(jiwoo.get("/w/AI/audit.csv").streaming_content).decode().splitlines()
    found.append([int(row["seq"]) if row["seq"] else None for row in csv.DictReader(rows)])
    assert found[0] == found[1] == found[2] == found[3]
    return {"numbers": set(found[0]), "acts": len(found[0])}


def test_a_page_begins_at_no_act_of_another_workspace(cast, browser, told):
    elsewhere = people.create_workspace(by=Actor(system_name="setup"), key="ZZ", name="Elsewhere")
    dispatch.dispatch(elsewhere.pk)
    for act, lists in (
        (LedgerEntry.objects.get(workspace=elsewhere), 0),
        (LedgerEntry.objects.get(workspace=cast.workspace, seq=3), 2),
    ):
        assert len(browser(cast.jiwoo).get(f"{PAGE}?before={act.pk}").context["acts"]) == lists


def test_no_line_says_how_somebody_voted(cast, browser, told):
    voted(cast, told, cast.dohyun)
    [line] = lines(browser(cast.jiwoo).get("/w/AI/audit.jsonl?verb=vote.cast"))
    assert line["details"] == {}
    assert line["actor"] == "Dohyun Park"


def test_the_files_hold_what_the_list_holds(cast, browser, told):
    jiwoo = browser(cast.jiwoo)
    answer = jiwoo.get("/w/AI/audit.csv?name=hana")
    assert answer["Content-Disposition"] == 'attachment; filename="AI-audit.csv"'
    rows = list(csv.DictReader(b"".join(answer.streaming_content).decode().splitlines()))
    assert {row["actor"] for row in rows} == {"Hana Kim"}
    assert rows[0]["sentence"] == "Hana Kim added AI-1#1"
    assert len(lines(jiwoo.get("/w/AI/audit.jsonl"))) == LedgerEntry.objects.count()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_cell_that_looks_like_a_formula_is_inert(cast, browser, told, sign):
    User.objects.filter(pk=cast.hana.pk).update(name=f"{sign}HYPERLINK(1)")
    said = b"".join(browser(cast.jiwoo).get("/w/AI/audit.csv").streaming_content).decode()
    cells = [cell for row in csv.reader(said.splitlines()) for cell in row]
    assert f"'{sign}HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_file_is_written_in_pieces(cast, browser, initiative, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("deliberation.audit.acts.AT_ONCE", 10)
    for number in range(40):
        argue(cast, initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    answer = browser(cast.jiwoo).get("/w/AI/audit.jsonl")
    pieces = iter(answer.streaming_content)
    with django_assert_max_num_queries(5):
        assert json.loads(next(pieces))["seq"] == LedgerEntry.objects.count()
