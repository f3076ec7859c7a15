"""Numbering the sources of a reply: each source of its facts becomes one numbered citation."""

from collections.abc import Sequence

from bot.answers.reply import Citation, CitationKind
from bot.knowledge.base import Knowledge
from bot.knowledge.facts import Fact, Status
from bot.knowledge.marks import marks, replace_marks

Key = tuple[str, str | None, str | None, str | None, Status]  # what facts of one number share


class Citations:
    """Collect the citations of one reply.

    Facts that share source, section, date, credit and status share a number.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._numbers: dict[Key, int] = {}

    def cite(self, fact_id: str) -> int:
        """Return the number under which a fact is cited."""
        return self._number(key_of(self._knowledge.facts[fact_id]))

    def cite_source(self, source: str, section: str | None) -> int:
        """Return the number under which a source is cited as a whole."""
        return self._number((source, section, None, None, "current"))

    def number(self, text: str) -> str:
        """Return a text with its marks as numbers."""
        return replace_marks(text, self.cite)

    def numbers(self, *texts: str | None) -> tuple[int, ...]:
        """Return the numbers that marked texts use, rising."""
        return tuple(sorted({self.cite(fact) for text in texts if text for fact in marks(text)}))

    def all(self) -> tuple[Citation, ...]:
        """Return everything cited so far, in order of number."""
        return tuple(self._citation(key, n) for key, n in self._numbers.items())

    def _number(self, key: Key) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def _citation(self, key: Key, n: int) -> Citation:
        source_id, section, as_of, attributed_to, status = key
        source = self._knowledge.sources[source_id]
        kind: CitationKind = source.kind
        return Citation(
            n=n,
            kind=kind,
            source=source.id,
            document=source.document,
            title=source.title,
            section=section,
            published=source.published,
            as_of=as_of,
            attributed_to=attributed_to,
            url=source.url,
            status=status,
        )


def key_of(cited: Fact | Citation) -> Key:
    """Return what a fact and its citation have in common, and with all facts of its number."""
    return (cited.source, cited.section, cited.as_of, cited.attributed_to, cited.status)


def notes_of(knowledge: Knowledge, texts: Sequence[str], *, beside: str = "") -> tuple[str, ...]:
    """Return what the reader must know about the doubted facts that the texts mark, each once.

    Left out is what would be said twice: a note that `beside` or a longer note holds already, and
    the note of a disputed fact where all facts it points at are marked in the texts too, side by
    side with it.
    """
    said = {fact for text in texts for fact in marks(text)}
    facts = (knowledge.facts[fact] for text in texts for fact in marks(text))
    notes = dict.fromkeys(
        fact.note
        for fact in facts
        if fact.note
        and fact.status != "current"
        and fact.note not in beside
        and not (fact.status == "disputed" and marks(fact.note) and said >= {*marks(fact.note)})
    )
    return tuple(n for n in notes if not any(n != other and n in other for other in notes))
