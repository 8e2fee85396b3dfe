"""One sentence for each noun that stands around the deliberation, by its name in the code."""

from django.utils.translation import gettext_lazy as _

AGREEMENTS = {
    "agreement": _(
        "What organisations have agreed in writing, as a memorandum: its parties and its clauses."
    ),
    "clause": _("One article of an agreement, or a part of one; its number is where it stands."),
    "commitment": _(
        "What a clause obliges an organisation to deliver, and by when; its colour is computed and never typed."
    ),
    "milestone": _("A step on the way to what is delivered, with its day."),
    "proof": _("A source that shows that something was delivered, and what."),
    "policyrecord": _("One policy at home or abroad in the shared register: what it is and how it stands."),
}
MEETINGS = {
    "body": _(
        "Organisations that meet at a level, as deputy ministers or working level, each with its seats."
    ),
    "meeting": _("One sitting of a body, from a planned day to minutes that each organisation has approved."),
    "agendaitem": _(
        "What a meeting is to talk about; members propose it, whoever runs the meeting settles it."
    ),
    "minuteline": _(
        "One line of what was said or settled; it can become an action, a comment or an argument that leads back."
    ),
}
EVENTS = {
    "event": _("A summit, forum, bid, candidacy, norm process or consultation that is prepared."),
    "deadline": _("A day by which something is done for an event; many are counted back from its date."),
    "preparation": _("One thing to prepare for an event, with its owner and how far it is."),
    "pledge": _("What a country has said of a bid or candidacy: asked, verbal, written or in return."),
    "readiness": _("How much of what has to be prepared is prepared, area by area."),
}
CASES = {
    "case": _(
        "One company that asks for support abroad, or that is treated unfairly there, and how that stands."
    ),
    "code_word": _("What all others read instead of the name of a company that is not to be named, as A3."),
}
WEIGHING = {
    "option": _("One way to go; beside all others always stands how it is now."),
    "criterion": _("What the options are compared by."),
    "swing_weight": _(
        "How much it matters that an option goes from the worst to the best on a criterion, beside the others."
    ),
    "score": _("How good an option is on a criterion, from 0 for the worst to 100 for the best."),
}
WATCHING = {
    "snapshot": _(
        "What a decision stood on when it was confirmed, kept as it was, with a hash that shows any later change."
    ),
    "trigger": _(
        "What proposes to open a decision again: a date, a refuted source, a late commitment or another position."
    ),
    "health": _("What named rules find missing in a deliberation, each with what to do about it."),
    "waiver": _("A facilitator's word, with a reason, that a finding is as it should be."),
    "indicator": _("What is watched after a decision, with where it began and what it should reach."),
    "measurement": _("What an indicator stood at on a day."),
    "statusreport": _("How far it is for a period, with its figures as they stood; lead parties approve it."),
}
