"""What countries pledged, against the votes needed: counts with a bar, and a row a country."""

from django.utils.translation import gettext as _

from deliberation.countries import country_name
from deliberation.models import Event, Pledge
from deliberation.reckoning.pledges import Count, count
from frontend.reader import Reader

from .bar_chart import bar_chart

ORDER = {state: place for place, state in enumerate(("written", "reciprocal", "verbal", "asked", "declined"))}


def pledges_of(event: Event, reader: Reader) -> dict:
    """What events/pledges.html prints. One query."""
    found = list(event.pledges.all())
    votes = count((row.state for row in found), event.votes_needed)
    return {
        "rows": sorted(
            (_row(row, event, reader) for row in found), key=lambda one: (one["order"], one["country"])
        ),
        "votes": votes,
        "said": _said(votes),
        "chart": _chart(votes) if found else None,
    }


def _row(row: Pledge, event: Event, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "href": f"{event.path_in(event.workspace.key)}pledges/{row.pk}/",
        "country": country_name(row.country, reader.language),
        "state": row.get_state_display(),
        "note": row.note,
        "since": reader.day(row.updated_at),
        "order": ORDER[row.state],
    }


def _chart(votes: Count) -> dict:
    parts = [
        ("agree", _("firm")),
        ("sourced", _("by word of mouth")),
        ("bare", _("asked")),
        ("against", _("declined")),
    ]
    counts = [votes.firm, votes.likely, votes.open, votes.declined]
    return bar_chart(_("Pledges"), [(_("Countries"), counts)], parts)


def _said(votes: Count) -> str:
    """What the arithmetic comes to, in one sentence."""
    if votes.needed is None:
        return _("How many votes are needed is not written down yet.")
    told = {"firm": votes.firm, "needed": votes.needed, "missing": votes.missing}
    if votes.is_reached:
        return _("%(firm)d firm votes; %(needed)d are needed. It is enough, if all hold.") % told
    if not votes.missing_with_likely:
        return (
            _(
                "%(firm)d firm votes; %(needed)d are needed. %(missing)d are missing, and spoken promises would do."
            )
            % told
        )
    if not votes.missing_with_open:
        sentence = _(
            "%(firm)d firm votes; %(needed)d are needed. %(missing)d are missing: it takes some of those asked, too."
        )
        return sentence % told
    told["more"] = votes.missing_with_open
    return (
        _(
            "%(firm)d firm votes; %(needed)d are needed. %(missing)d are missing: "
            "at least %(more)d more countries have to be asked."
        )
        % told
    )


def history_of(pledge: Pledge, reader: Reader) -> dict:
    """What events/pledge.html prints beside its form: what was said, and what before, the latest first."""
    states = dict(Pledge.State.choices)
    rows = pledge.changes.select_related("by").order_by("-at", "-id")
    return {
        "country": country_name(pledge.country, reader.language),
        "history": [
            {
                "before": states.get(row.before, ""),
                "after": states[row.after],
                "note": row.note,
                "by": row.by.name,
                "at": reader.date(row.at.astimezone(reader.tz).date()),
            }
            for row in rows
        ],
    }
