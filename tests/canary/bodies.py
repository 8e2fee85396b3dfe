"""What is asked behind the question mark, and bodies of what no verb of the tables sends; filled like addresses.

``{row}`` is the id of a row of the place, ``{workspace}`` its key, ``{ref}`` and ``{argument_ref}`` what people call
it; ``{word}`` is what is looked for.
"""

import json
from typing import Any

from .calling import FORM, JSON, Request
from .routes import ABSENT
from .world import Place

QUERIES: dict[str, tuple[str, ...]] = {
    "api/v1/actions": ("workspace={workspace}", "owner={user}"),
    "api/v1/arguments": ("ref={argument_ref}", "ref={argument_ref}&expand=html"),
    "api/v1/arguments/<uuid:pk>": ("fields=author,tally,my_vote,label,comment_count,reasons",),
    "api/v1/briefs": ("workspace={workspace}",),
    "api/v1/jobs": ("workspace={workspace}",),
    "api/v1/imports": ("workspace={workspace}",),
    "api/v1/exports": ("workspace={workspace}", "state=done"),
    "api/v1/changes": ("workspace=AI", "workspace=AI&within={initiative}", "workspace=AI&within={argument}"),
    "api/v1/digests/preview": ("workspace={workspace}", "workspace={workspace}&form=html"),
    "api/v1/digests/<uuid:pk>": ("form=html", "form=text"),
    "api/v1/initiatives": (
        "workspace={workspace}",
        "ref={ref}",
        "party={organisation}",
        "theme={word}",
        "q={word}",
    ),
    "api/v1/initiatives/<uuid:pk>/actions": ("owner={user}",),
    "api/v1/initiatives/<uuid:pk>/arguments": ("author={user}", "organisation={organisation}"),
    "api/v1/initiatives/<uuid:pk>/comments": ("author={user}",),
    "api/v1/initiatives/<uuid:pk>/people": ("q=a",),
    "api/v1/initiatives/<uuid:pk>/positions": ("argument={argument}", "standing=false"),
    "api/v1/initiatives/<uuid:pk>/similar": ("claim={word}",),
    "api/v1/initiatives/<uuid:pk>/sources": ("q={word}", "workspace={workspace}"),
    "api/v1/initiatives/<uuid:pk>/standing": ("since=2026-05-04T00:00:00Z",),
    "api/v1/arguments/<uuid:pk>/comments": ("author={user}",),
    "api/v1/search": ("q={word}", "q={word}&workspace={workspace}", "q={word}&type=comment"),
    "api/v1/sources": ("workspace={workspace}", "q={word}"),
    "api/v1/policy-records": (
        "workspace={workspace}",
        "q={word}",
        "country=KR",
        "organisation={organisation}",
    ),
    "api/v1/policy-records/withheld": ("workspace={workspace}",),
    "api/v1/cases": ("workspace={workspace}", "q={word}", "country=US", "argument={argument}"),
    "w/<str:key>/cases/": ("q={word}", "show=over", "country=US", "organisation={organisation}"),
    "w/<str:key>/register/": ("q={word}", "show=due", "country=KR", "organisation={organisation}"),
    "w/<str:key>/register/beside/": ("with={policy},{withheld policy}",),
    "api/v1/suggestions": ("argument={argument}", "argument={argument}&state=open"),
    "api/v1/webhooks": ("workspace={workspace}",),
    "i/<ref:ref>/": ("sort=newest", "show=divided", "q={word}"),
    "api/v1/me/saved-views": ("workspace={workspace}",),
    "i/<ref:ref>/changes/": ("since=2026-05-04",),
    "i/<ref:ref>/discussion/": ("to={comment}",),
    "i/<ref:ref>/people/": ("q=a",),
    "i/<ref:ref>/similar/": ("claim={word}",),
    "search/": ("q={word}", "q={word}&w={workspace}", "q={word}&type=source"),
    "w/<str:key>/views/": ("listing=sources", "board=1&show=new"),
    "w/<str:key>/sources/": ("q={word}", "show=due"),
    "w/<str:key>/sources/options/": ("where={word}",),
    "w/<str:key>/sources/called/": ("q={word}",),
    "accounts/login/": ("next=/i/{ref}/",),
}
BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("api/v1/actions", "POST"): {"initiative": "{initiative}", "text": "Ask", "owner": "{user}"},
    ("api/v1/suggestions", "POST"): {"argument": "{argument}", "claim": "It is said better"},
    ("api/v1/briefs", "POST"): {"workspace": "{workspace}", "text": "A brief about one voice."},
    ("api/v1/briefs/<uuid:pk>/acceptance", "POST"): {},
    ("api/v1/imports/<uuid:pk>/acceptance", "POST"): {},
    ("api/v1/exports", "POST"): {"workspace": "{workspace}", "initiative": "{initiative}", "format": "jsonl"},
    ("api/v1/initiatives", "POST"): {"workspace": "{workspace}", "title": "Another"},
    ("api/v1/initiatives/<uuid:pk>/arguments/by-external/<slug:system>/<str:external_id>", "PUT"): {
        "kind": "advantage",
        "claim": "It is cheap",
    },
    ("api/v1/initiatives/<uuid:pk>/comments", "POST"): {"text": "So be it"},
    ("api/v1/invitations/acceptance", "POST"): {"secret": "nonsense"},
    ("api/v1/me", "PATCH"): {"language": "en"},
    ("api/v1/me/feed", "POST"): {},
    ("api/v1/me/tokens/<slug:prefix>/rotation", "POST"): {},
    ("api/v1/me/tokens", "POST"): {"name": "Another", "scopes": ["read"]},
    ("api/v1/workspaces/<workspace:key>/invitations", "POST"): {"organisation": "{organisation}"},
    ("api/v1/workspaces/<workspace:key>/invitations/<uuid:pk>/renewal", "POST"): {"days": 30},
    ("api/v1/workspaces", "POST"): {
        "key": "NEW",
        "name": "Another",
        "organisation": "A ministry",
        "short_name": "Ministry",
    },
    ("api/v1/workspaces/<workspace:key>", "PATCH"): {"name": "Another"},
    ("api/v1/workspaces/<workspace:key>/organisations/<uuid:pk>", "PATCH"): {"name_en": "Another"},
    ("api/v1/workspaces/<workspace:key>/services", "POST"): {
        "name": "Another",
        "organisation": "{organisation}",
        "role": "observer",
    },
    ("api/v1/workspaces/<workspace:key>/services/<uuid:pk>/tokens", "POST"): {
        "name": "Another",
        "scopes": ["read"],
    },
    ("api/v1/webhooks", "POST"): {"workspace": "{workspace}", "address": "https://scout.example/more"},
    ("api/v1/webhooks/<uuid:pk>", "PATCH"): {"description": "Another"},
    ("api/v1/me/notifications", "PATCH"): {"read": ["{notice}"]},
    ("api/v1/me/subscriptions/<workspace:key>", "PATCH"): {"hour": 9},
    ("api/v1/events", "POST"): {
        "workspace": "{workspace}",
        "kind": "summit",
        "title": "A summit",
        "starts_on": "2027-05-20",
    },
    ("api/v1/events/<uuid:pk>", "PATCH"): {"title": "Another"},
    ("api/v1/events/<uuid:pk>/deadlines", "POST"): {"name": "Invite", "due": "2027-01-01"},
    ("api/v1/events/<uuid:pk>/preparations", "POST"): {"area": "venue", "text": "Find a venue"},
    ("api/v1/events/<uuid:pk>/pledges", "POST"): {"country": "BR", "state": "asked"},
    ("api/v1/cases", "POST"): {
        "workspace": "{workspace}",
        "kind": "support",
        "company": "Daon",
        "country": "BR",
        "measure": "A licence is asked for",
        "sector": "ai",
    },
    ("api/v1/cases/<uuid:pk>", "PATCH"): {"measure": "Another"},
    ("api/v1/cases/<uuid:pk>/statuses", "POST"): {"status": "raised", "note": "At the committee"},
    ("api/v1/cases/<uuid:pk>/company", "POST"): {"is_coded": False},
    ("api/v1/deadlines/<uuid:pk>", "PATCH"): {"name": "Another"},
    ("api/v1/preparations/<uuid:pk>", "PATCH"): {"text": "Another"},
    ("api/v1/pledges/<uuid:pk>", "PATCH"): {"note": "Another"},
    ("api/v1/sources", "POST"): {"workspace": "{workspace}", "title": "A treaty"},
    ("api/v1/workspaces/<workspace:key>/members/<uuid:pk>", "PATCH"): {"role": "owner"},
    ("api/v1/workspaces/<workspace:key>/members/<uuid:pk>", "DELETE"): {},
    ("api/v1/workspaces/<workspace:key>/organisations", "POST"): {"name_en": "New", "short_name_en": "New"},
}
FORMS: dict[tuple[str, str], dict[str, str]] = {
    ("api/v1/imports", "POST"): {"workspace": "{workspace}", "format": "jsonl", "dry_run": "true"},
    ("w/<str:key>/import/", "POST"): {"what": "jsonl"},
    ("i/<ref:ref>/import/", "POST"): {"what": "jsonl"},
    ("api/v1/sources/files", "POST"): {"workspace": "{workspace}", "title": "Figures"},
    ("w/<str:key>/new/", "POST"): {"title": "Another"},
    ("w/<str:key>/briefs/new/", "POST"): {"text": "A brief about one voice."},
    ("w/<str:key>/events/new/", "POST"): {"kind": "summit", "title": "A summit", "starts_on": "2027-05-20"},
    ("w/<str:key>/sources/new/", "POST"): {"title": "A treaty"},
    ("w/<str:key>/subscription/", "POST"): {"text": "A note"},
    ("i/<ref:ref>/discussion/", "POST"): {"text": "So be it"},
    ("i/<ref:ref>/preview/", "POST"): {"text": "So be it, @a"},
    ("w/<str:key>/preview/", "POST"): {"text": "So be it"},
    ("operator/mail/preview/", "POST"): {"key": "{workspace}", "email": "hana@madang.example"},
    ("operator/mail/resume/", "POST"): {"what": "drop"},
    ("operator/mail/held/", "POST"): {"what": "drop"},
    ("w/<str:key>/export/", "POST"): {"what": "jsonl"},
    ("i/<ref:ref>/export/", "POST"): {"what": "csv:comments"},
    ("inbox/read/", "POST"): {"through": "2026-05-12T00:00:00+00:00"},
}


def filled(template: str, place: Place | None, word: str = "") -> str:
    return template.format_map(_Words(place, word))


def written(route: str, method: str, place: Place | None, path: str) -> Request | None:
    """The request with a body that was written by hand for this route."""
    if (body := BODIES.get((route, method))) is not None:
        text = json.dumps(body).replace("{", "{{").replace("}", "}}")
        for name in ("workspace", "notice", "organisation", "initiative"):
            text = text.replace(f"{{{{{name}}}}}", f"{{{name}}}")
        return Request(method, path, filled(text, place).encode(), JSON, (("If-Match", "*"),))
    if (form := FORMS.get((route, method))) is not None:
        return Request(
            method, path, _multipart({name: filled(text, place) for name, text in form.items()}), FORM
        )
    return None


def _multipart(fields: dict[str, str]) -> bytes:
    boundary = FORM.rpartition("=")[2]
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'
        for k, v in fields.items()
    ]
    return ("".join(parts) + f"--{boundary}--\r\n").encode()


class _Words(dict):
    def __init__(self, place: Place | None, word: str) -> None:
        self.place, self.word = place, word

    def __missing__(self, name: str) -> str:
        if name == "word":
            return self.word
        if self.place is None:
            return {"workspace": "QQ", "ref": "QQ-1", "argument_ref": "QQ-1%2398"}.get(name, str(ABSENT))
        rows = self.place.rows
        named = {
            "workspace": rows["workspace"].key,
            "ref": self.place.initiative.ref,
            "argument_ref": f"{self.place.initiative.ref}%23{rows['argument'].number}",
        }
        return named.get(name) or str(rows[name].pk)
