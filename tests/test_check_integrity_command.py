"""`manage.py check_integrity`: lines for people, objects for machines, a status for scripts."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Workspace
from deliberation.models import Tally
from tests.scene import set_scene


@pytest.fixture
def scene(cast):
    return set_scene(cast)


def check(*options) -> str:
    said = StringIO()
    call_command("check_integrity", *options, stdout=said)
    return said.getvalue()


def test_the_command_says_so_and_ends_well_where_nothing_is_wrong(scene):
    assert check().startswith("Nothing is wrong: electorates, tallies, trees")
    assert check("--json") == ""


def test_the_command_names_rows_and_ends_with_one(scene):
    Tally.objects.filter(argument=scene.argument).update(agree=5)
    said = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("check_integrity", stdout=said)
    assert ended.value.returncode == 1
    line = f"tallies: deliberation_tally AI-1#1 ({scene.argument.pk}): agree: 5, recounted 0\n"
    assert said.getvalue() == line


def test_the_command_prints_json_for_machines(scene):
    Tally.objects.filter(argument=scene.argument).update(agree=5)
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("check_integrity", "--json", stdout=said)
    fault = json.loads(said.getvalue())
    assert (fault["check"], fault["ref"], fault["stored"], fault["counted"]) == ("tallies", "AI-1#1", 5, 0)


def test_one_workspace_is_checked_alone(cast, scene):
    Workspace.objects.create(key="ZZ", name="Another")
    Tally.objects.filter(argument=scene.argument).update(agree=5)
    check("--workspace", "ZZ")
    with pytest.raises(CommandError):
        check("--workspace", "AI")
    with pytest.raises(CommandError) as ended:
        check("--workspace", "QQ")
    assert ended.value.returncode == 2
