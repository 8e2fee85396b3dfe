"""What operators read for the codes of mails; a code without a word stands for itself."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

KINDS: dict[str, object] = {
    "digest": _("digests"),
    "notice": _("notices"),
    "invitation": _("invitations"),
    "code": _("sign-in codes"),
    "reset": _("links for a new password"),
    "account": _("mails about an account"),
    "answer": _("words about an answer by mail"),
}
OUTCOMES: dict[str, object] = {
    "accepted": _("taken by the server"),
    "waiting": _("waiting"),
    "skipped": _("not sent"),
    "failed": _("failed"),
    "bounced": _("bounced"),
    "unknown": _("outcome unknown"),
    "doubted": _("possible duplicates"),
    "forgotten": _("no longer on record"),
}
ANSWERS: dict[str, object] = {
    "posted": _("posted"),
    "held": _("held"),
    "refused": _("not posted"),
    "obeyed": _("ended a subscription"),
}
REASONS: dict[str, object] = {
    "empty": _("nothing to tell"),
    "no_access": _("no access any more"),
    "opted_out": _("switched off"),
    "bounced": _("address takes nothing"),
    "complained": _("reported as spam"),
    "no_address": _("no address"),
    "paused": _("dropped after a pause"),
    "restored": _("dropped after a restore"),
    "gone": _("no longer there"),
    "read": _("read already"),
    "muted": _("muted"),
    "hidden": _("hidden"),
    "done": _("done already"),
    "too_late": _("too late"),
    "sealed_otherwise": _("its key has changed"),
    "refused": _("refused by the server"),
    "deferred": _("put off by the server"),
    "line_broken": _("the line broke"),
    "out_of_service": _("the server closes"),
    "sender_refused": _("our address is refused"),
    "provider": _("the provider failed"),
    "malformed": _("no such address can be"),
    "not_rendered": _("its text could not be made"),
    "worker_lost": _("its worker died"),
    "unproven": _("nothing proves who sent it"),
}


def word(words: Mapping[str, object], code: str) -> str:
    return str(words.get(code, code))


def counted(words: Mapping[str, object], counts: Mapping[str, int]) -> list[dict]:
    """Each count with its word, in the order of ``words``, those without one behind; nothing for none."""
    order = {code: place for place, code in enumerate(words)}
    codes = sorted(counts, key=lambda code: (order.get(code, len(order)), code))
    return [
        {"code": code, "word": word(words, code), "number": counts[code]} for code in codes if counts[code]
    ]
