"""What DESIGN promises and imports alone cannot say; the import contract is a check of its own in bin/test."""

import ast
import re
from pathlib import Path

import pytest

from accounts.models import Workspace
from tests.services import guard
from tests.source import ROOT, code_files, product_modules

LONGEST = 300
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}


def test_no_file_is_longer_than_300_lines():
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in code_files()}

    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_every_setting_from_the_environment_stands_in_readme():
    assert settings_read() == settings_told()


def test_nothing_listens_to_model_signals():
    assert (
        places(lambda node: isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SIGNALS))
        == []
    )


def test_only_the_door_of_mail_providers_listens_to_what_they_tell():
    heard = places(lambda node: isinstance(node, ast.ImportFrom) and node.module == "anymail.signals")

    assert [place.partition(":")[0] for place in heard] == ["deliberation/hooks.py"]


SIGNALS = (
    "django.db.models.signals",
    "django.dispatch",
    "django.core.signals",
    "django.contrib.auth.signals",
)


def test_nobody_overrides_save_or_delete():
    # A view answers DELETE by a method of that name, and takes the request first.
    def overrides(node: ast.AST) -> bool:
        return isinstance(node, ast.ClassDef) and any(
            isinstance(child, ast.FunctionDef)
            and child.name in ("save", "delete")
            and "request" not in [argument.arg for argument in child.args.args]
            for child in node.body
        )

    assert places(overrides) == []


def test_nobody_keeps_thread_locals():
    assert (
        places(lambda node: isinstance(node, ast.Attribute) and ast.unparse(node) == "threading.local") == []
    )


def test_a_door_that_writes_is_caught(transactional_db):
    with pytest.raises(
        guard.UnlawfulWrite, match=r"frontend/views/pretend\.py may not write to accounts_workspace"
    ):
        create_from("frontend/views/pretend.py")


def test_a_verb_may_write(db):
    create_from("deliberation/actions/pretend.py")

    assert Workspace.objects.get().key == "TEST"


def test_a_door_may_write_through_a_verb():
    files = [
        at("deliberation/models/votes.py"),
        at("deliberation/actions/votes.py"),
        at("frontend/views/votes.py"),
    ]

    assert guard.judge("deliberation_vote", files) is None


def test_a_recount_writes_numbers_and_no_words():
    recount = at("deliberation/tallies/recounting.py")

    assert guard.judge("deliberation_tally", [recount, at("deliberation/dispatch.py")]) is None
    assert guard.judge("deliberation_vote", [recount, at("deliberation/dispatch.py")]) == (
        "deliberation/tallies/recounting.py may not write to deliberation_vote"
    )


def test_a_model_that_a_door_calls_may_not_write():
    files = [at("deliberation/models/votes.py"), at("deliberation/api/votes.py")]

    assert (
        guard.judge("deliberation_vote", files)
        == "deliberation/api/votes.py may not write to deliberation_vote"
    )


def test_signing_in_is_written_by_the_library_that_does_it():
    files = [
        "/lib/django/contrib/auth/models.py",
        "/lib/allauth/account/views.py",
        at("frontend/views/people.py"),
    ]

    assert guard.judge("accounts_user", files) is None
    assert guard.judge("deliberation_vote", files) is not None


def test_the_admin_may_not_write_without_a_verb():
    files = ["/lib/django/contrib/admin/options.py", "/lib/django/core/handlers/base.py"]

    assert (
        guard.judge("deliberation_argument", files)
        == "the admin wrote to deliberation_argument without an action"
    )


def test_tests_may_arrange_rows_themselves():
    assert guard.judge("deliberation_vote", [at("deliberation/models/votes.py"), at("tests/cast.py")]) is None


def at(path: str) -> str:
    return str(ROOT / path)


def create_from(path: str) -> None:
    """Writes a workspace from code that claims to stand in `path`."""
    code = compile("Workspace.objects.create(key='TEST', name='Tests')", at(path), "exec")
    exec(code, {"Workspace": Workspace})  # noqa: S102


def places(matches) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in product_modules()
        for node in ast.walk(tree)
        if matches(node)
    ]


def settings_told() -> set[str]:
    section = (ROOT / "README.md").read_text().split("\n## Settings\n")[-1].split("\n## ")[0]
    return set(re.findall(r"^\| `([A-Z_]+\*?)`", section, re.MULTILINE))


def settings_read() -> set[str]:
    read = {
        name for path, tree in product_modules() for node in ast.walk(tree) for name in names_read(path, node)
    }
    return read - NOT_OURS


def names_read(path: Path, node: ast.AST) -> list[str]:
    """Variables that this node reads: `env.bool("X")`, `os.environ["X"]`, `os.getenv("X")`, `with_prefix("X_")`."""
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PRODUCTION_VARIABLES":
        return list(ast.literal_eval(node.value))
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        return constant(node.slice)
    if not isinstance(node, ast.Call) or not node.args:
        return []
    called = ast.unparse(node.func)
    if called == "with_prefix":
        return [f"{name}*" for name in constant(node.args[0])]
    reads = re.fullmatch(r"env\.\w+|os\.environ\.get|os\.getenv", called)
    return constant(node.args[0]) if reads else []


def constant(node: ast.AST) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
