"""From a document's text to what it proposes: rules and word lists, nothing learned, nothing asked of a network."""

from collections.abc import Iterable, Mapping

from .areas import areas_of
from .arguments import arguments_of
from .blocks import blocks_of
from .dates import dates_of
from .events import events_of
from .facts import announcements, facts_of
from .gist import conclusion_of, labels_of, proposal_of, summary_of, title_of
from .links import links_of
from .normalise import language_of, normalise
from .parties import parties_of
from .people import people_of
from .placing import unplaced_in
from .proposal import Item, Proposal
from .questions import questions_of
from .sections import sections_of
from .spans import Span, flat, sentences
from .tables import header_rows

Links = Iterable[Mapping[str, str]]


def read_brief(text: str, *, links: Links = ()) -> Proposal:
    """Title, proposal, parties, arguments and the rest of a document in English or Korean.

    `links` are anchors known from the file ({title, url}). Raises nothing: what is not understood is `unplaced`.
    """
    return _Reading(normalise(text), links).proposal()


class _Reading:
    """One document on its way to a Proposal; `used` grows with each stretch that found its place."""

    def __init__(self, text: str, links: Links) -> None:
        self.text = text
        self.blocks = blocks_of(text)
        self.sections = sections_of(text, self.blocks)
        self.title, title_span = title_of(text, self.blocks)
        self.used = [
            *announcements(self.text, self.sections),
            *header_rows(self.text, self.sections),
            *labels_of(self.text, self.blocks),
            *([title_span] if title_span else []),
        ]
        self.running = self._running()
        self.links = links

    def proposal(self) -> Proposal:
        """The order matters: a summary leaves out what became an argument."""
        arguments, facts, questions = self._arguments(), self._facts(), self._questions()
        areas, links = self._areas(), self._links()
        parties = parties_of(self.text, self.sections)
        self.used.extend(span for _, span in parties)
        sentence, proposed = proposal_of(self.text, self.sections, parties, self.title)
        self.used.extend(proposed)
        events, people, dates = self._events(), self._people(), self._dates()
        conclusion, summary = self._conclusion(), self._summary()
        return Proposal(
            title=self.title,
            proposal=sentence,
            summary=summary,
            language=language_of(self.text),
            parties=[self._item(span, name=name) for name, span in parties],
            people=people,
            dates=dates,
            events=events,
            areas=areas,
            arguments=arguments,
            facts=facts,
            questions=questions,
            links=links,
            conclusion=conclusion,
            unplaced=unplaced_in(self.text, self.sections, self.used, self.title),
            text=self.text,
        )

    def _item(self, span: Span, **values: object) -> Item:
        return {**values, "passage": span.cut(self.text)}

    def _running(self) -> list[Span]:
        """Every sentence of the document, in tables and header fields too, but not of its lists of links."""
        of_links = {
            block.span for section in self.sections if section.topic == "link" for block in section.blocks
        }
        return [
            span
            for block in self.blocks
            if block.span not in of_links
            for span in (
                sentences(self.text, block.span) if block.kind in ("paragraph", "item") else [block.span]
            )
        ]

    def _arguments(self) -> list[Item]:
        found = arguments_of(self.text, self.sections)
        self.used.extend(argument.span for argument in found)
        self.taken = {argument.span for argument in found}
        return [self._item(one.span, kind=one.kind, claim=one.claim, reasons=one.reasons) for one in found]

    def _facts(self) -> list[Item]:
        spans = facts_of(self.text, self.sections)
        self.used.extend(spans)
        self.taken.update(spans, announcements(self.text, self.sections))
        return [self._item(span, text=flat(span.cut(self.text)).strip("| ")) for span in spans]

    def _questions(self) -> list[Item]:
        found = []
        for question, answer, span in questions_of(self.text, self.sections):
            self.used.append(span)
            found.append(self._item(span, question=question, answer=answer))
        return found

    def _areas(self) -> list[Item]:
        found = areas_of(self.text, self.sections)
        self.used.extend(span for _, span in found)
        return [self._item(span, text=words) for words, span in found]

    def _links(self) -> list[Item]:
        found = links_of(self.text, self.sections, self.links)
        self.used.extend(link.span for link in found)
        self.taken.update(link.span for link in found if not link.url)
        return [self._item(link.span, title=link.title, url=link.url or None) for link in found]

    def _events(self) -> list[Item]:
        found = events_of(self.text, self.sections, self.running)
        self.used.extend(span for _, span in found)
        return [self._item(span, name=name) for name, span in found]

    def _people(self) -> list[Item]:
        listed = [
            block.span for section in self.sections if section.topic == "people" for block in section.blocks
        ]
        found = people_of(self.text, self.running, listed)
        self.used.extend(person.span for person in found if person.span in listed)
        return [
            self._item(one.span, name=one.name, role=one.role, organisation=one.organisation) for one in found
        ]

    def _dates(self) -> list[Item]:
        dated = [
            block.span for section in self.sections if section.topic == "date" for block in section.blocks
        ]
        self.used.extend(span for _, _, span in dates_of(self.text, dated))
        return [
            self._item(span, date=iso, text=words) for iso, words, span in dates_of(self.text, self.running)
        ]

    def _conclusion(self) -> str:
        conclusion, spans = conclusion_of(self.text, self.sections)
        self.used.extend(spans)
        self.taken.update(spans)
        return conclusion

    def _summary(self) -> str:
        summary, spans = summary_of(self.text, self.sections, self.taken)
        self.used.extend(spans)
        return summary
