"""How each address is filled. Every route that the resolver knows has a line here, or the build fails.

A line names the rows of a place that fill the arguments, in their order; ``=word`` is the word itself; a line that
begins with ``/`` is the address as it is. What is new adds its line to ``table_of_pages`` or ``table_of_api``.
"""

from django.contrib import admin

from .table_of_api import API
from .table_of_pages import PAGES
from .table_of_sign_in import SIGN_IN

# Served to whoever sits at the machine of the embedded run, and nowhere else: tests/test_production.py.
EMBEDDED_ONLY = frozenset(
    {
        "dev/components/",
        "dev/mail/",
        "dev/mail.json",
        "dev/mail/<int:pk>/",
        "dev/mail/<int:pk>/html/",
        "dev/sign-in/<str:token>/",
    }
)
# Operators' pages: the same six of every noun that is registered there.
ADMINISTERED = {model._meta.label_lower.replace(".", "/"): model for model in admin.site._registry}
APPS = tuple(dict.fromkeys(noun.partition("/")[0] for noun in ADMINISTERED))
ROWS = {"accounts/user": "user", "deliberation/initiative": "initiative", "deliberation/comment": "comment"}
ADMIN = {
    "admin/": "",
    "admin/login/": "",
    "admin/logout/": "",
    "admin/password_change/": "",
    "admin/password_change/done/": "",
    "admin/autocomplete/": "",
    "admin/jsi18n/": "",
    "admin/r/<path:content_type_id>/<path:object_id>/": "=1, user",
    f"admin/^(?P<app_label>{'|'.join(APPS)})/$": "/admin/accounts/",
    "admin/(?P<url>.*)$": "/admin/nothing",
}
OF_A_NOUN = ("", "add/")
OF_A_ROW = ("<path:object_id>/", *(f"<path:object_id>/{word}/" for word in ("history", "delete", "change")))

LINES: dict[str, str] = {
    "healthz": "",
    "healthz/mail": "",
    "readyz": "",
    **PAGES,
    "^api(?:/.*)?$": "/api/v1/",
    **{f"api/v1/{path}": line for path, line in API.items()},
    **SIGN_IN,
    **ADMIN,
    **{f"admin/{noun}/{rest}": "" for noun in ADMINISTERED for rest in OF_A_NOUN},
    **{f"admin/{noun}/{rest}": ROWS.get(noun, "=1") for noun in ADMINISTERED for rest in OF_A_ROW},
    **dict.fromkeys(EMBEDDED_ONLY, "/dev/"),
}
