"""Which organisations of a workspace a brief names as its parties."""

import re
from collections.abc import Iterable

from accounts.models import Organisation, Workspace
from deliberation.actions.people import add_organisation
from deliberation.actions.writing import one_line
from deliberation.models import Party
from deliberation.permissions import Actor, can_manage

IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
HANGUL = re.compile("[가-힣]")
NAME_AT_MOST, SHORT_NAME_AT_MOST = 120, 40


def lead_parties(
    *, by: Actor, workspace: Workspace, items: Iterable[dict[str, str]]
) -> tuple[list[tuple[Organisation, str]], list[str]]:
    """The parties that ``items`` name, each once, and the names that fit no organisation here.

    Names count in both languages, full or short, whatever the case. Who may manage the workspace adds the
    unknown ones with it; for anybody else they stay names.
    """
    known = _by_name(workspace)
    found: dict[Organisation, str] = {}
    unmatched = []
    for item in items:
        name = one_line(item["name"])
        organisation = known.get(_key(name)) or _added(by, workspace, name)
        if organisation is None:
            unmatched.append(name)
        else:
            found[organisation] = Party.Part.LEAD
            known.setdefault(_key(name), organisation)
    return list(found.items()), [name for name in dict.fromkeys(unmatched) if name]


def _by_name(workspace: Workspace) -> dict[str, Organisation]:
    named = {}
    for one in workspace.organisations.all():
        for name in (one.short_name_ko, one.short_name_en, one.name_ko, one.name_en):
            if name:
                named[_key(name)] = one
    return named


def _key(name: str) -> str:
    return ARTICLE.sub("", IN_BRACKETS.sub("", one_line(name))).casefold()


def _added(by: Actor, workspace: Workspace, name: str) -> Organisation | None:
    if not 0 < len(name) <= NAME_AT_MOST or not can_manage(by, workspace):
        return None
    short = name[:SHORT_NAME_AT_MOST]
    korean = {"name_ko": name, "short_name_ko": short} if HANGUL.search(name) else {}
    return add_organisation(
        by=by, workspace=workspace, name_en=name, short_name_en=short, kind="other", **korean
    )
