"""The news of an initiative as an Atom feed. The same rows give the same bytes."""

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import get_language

from deliberation.models import Decision, Evidence, Initiative
from deliberation.news import News
from deliberation.sheets import words

from .feed import Atom


def as_atom(initiative: Initiative, news: list[News]) -> bytes:
    """The document, in the language that is active."""
    language = get_language() or "en"
    feed = Atom(
        title=f"{initiative.ref} {initiative.title}",
        link=f"{settings.BASE_URL}/i/{initiative.ref}/",
        description=None,
        language=language,
        author_name="Madang",
        feed_guid=f"urn:uuid:{initiative.pk}",
        made_at=initiative.created_at,
    )
    for one in news:
        feed.add_item(
            title=_title(one),
            link=f"{settings.BASE_URL}{one.path}",
            description=None,
            unique_id=f"urn:uuid:{one.id}",
            pubdate=one.at,
            updateddate=one.changed_at,
            categories=[one.about],
            language=language,
            content=_content(one, language),
        )
    return feed.writeString("utf-8").encode()


def _title(one: News) -> str:
    said = {
        "argument": _argument_word,
        "evidence": lambda code: capfirst(str(Evidence.Bearing(code).label)),
        "stage": words.stage_word,
        "decision": lambda code: capfirst(str(Decision.Outcome(code).label)),
    }[one.about](one.code)
    return f"{said}: {one.ref} {one.text}"


def _argument_word(code: str) -> str:
    return (
        words.kind_word(code)
        if code in ("advantage", "disadvantage", "challenge")
        else words.relation_word(code)
    )


def _content(one: News, language: str) -> str:
    """What was said, and by which organisation; of evidence the source's address as text."""
    who = one.organisation(language)
    return format_html_join("\n", "<p>{}</p>", ((said,) for said in (one.text, one.url, who) if said))
