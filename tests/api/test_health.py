"""Findings and waivers over REST."""

import pytest


@pytest.fixture
def place(argument):
    return f"initiatives/{argument.initiative_id}"


@pytest.fixture
def silent(cast):
    return {"rule": "organisation_not_heard", "subject": str(cast.mofa.pk), "reason": "It only hosts"}


def test_a_finding_is_told_waived_and_counts_again(hana, minji, place, silent):
    one = {"rule": silent["rule"], "subject": silent["subject"], "arguments": [], "waiver": None}
    assert one in hana.get(f"{place}/health").json()["findings"]
    waiver = minji.post(f"{place}/waivers", silent).json()
    assert waiver["permissions"] == {"lift": True}
    assert hana.get(f"waivers/{waiver['id']}").json()["permissions"] == {"lift": False}
    assert one | {"waiver": waiver["id"]} in hana.get(f"{place}/health").json()["findings"]
    assert [row["id"] for row in hana.get(f"{place}/waivers").json()["results"]] == [waiver["id"]]
    assert minji.delete(f"waivers/{waiver['id']}").status_code == 204
    assert one in hana.get(f"{place}/health").json()["findings"]


def test_a_workspace_tells_counts_by_initiative_and_rule(taeho, minji, place, silent):
    [row] = taeho.get("workspaces/AI/health").json()["initiatives"]
    assert {"rule": silent["rule"], "count": 2} in row["rules"]
    minji.post(f"{place}/waivers", silent)
    [row] = taeho.get("workspaces/AI/health").json()["initiatives"]
    assert {"rule": silent["rule"], "count": 1} in row["rules"]
    assert row["waived"] == 1


def test_what_no_rule_found_is_not_waived(minji, place, silent):
    assert minji.post(f"{place}/waivers", silent | {"rule": "one_sided", "subject": ""}).status_code == 404
    refused = minji.post(f"{place}/waivers", {"rule": "rude"})
    assert refused.status_code == 422
    assert {fault["field"] for fault in refused.json()["errors"]} == {"rule", "reason"}
