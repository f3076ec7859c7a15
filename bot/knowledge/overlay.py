"""A server's own words over the shipped knowledge: entries added, changed and left out.

Pure. Amendments come from `curation.drafting`; `app` lays them over the knowledge.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Cite, Entry
from bot.knowledge.facts import Fact
from bot.knowledge.marks import without_marks
from bot.knowledge.revision import DIGITS
from bot.knowledge.rewording import reworded
from bot.knowledge.sources import Source

OWN = "server/"  # ids of a server's own entries begin so
NOTE = f"{OWN}note"  # source of what a moderator wrote without naming another
NOTE_TITLE = "Moderator note"

_HOST = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_ROUND = str.maketrans("[]", "()")


@dataclass(frozen=True, slots=True)
class Wording:
    """What an entry says, as a moderator reads and writes it: without marks.

    Attributes:
        question: As a reader is shown it.
        answer: The short answer, Markdown.
        detail: The fuller one.
        source: Link that the moderator names; none for a moderator's note.
    """

    question: str
    answer: str
    detail: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a server says differently of one entry.

    Attributes:
        entry: Id of a shipped entry, or `server/slug` of one of the server's own.
        wording: What it says here; none where the shipped wording stands, never of an own entry.
        added: Phrasings that it has here beside the shipped ones; of an own entry all others.
        removed: Shipped phrasings that it does not have here.
        retired: Whether it is left out here.
    """

    entry: str
    wording: Wording | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    retired: bool = False

    @property
    def is_own(self) -> bool:
        """Tell whether the entry is one of the server's own."""
        return self.entry.startswith(OWN)

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the shipped entry stands as it is."""
        return not (self.wording or self.added or self.removed or self.retired)


def plain(text: str) -> str:
    """Return a text without marks, for filling forms."""
    return without_marks(text).strip()


def wording_of(entry: Entry) -> Wording:
    """Return what a shipped entry says, as a moderator reads it."""
    detail = plain(entry.detail) if entry.detail else None
    return Wording(entry.question, plain(entry.answer), detail or None)


def source_of(link: str | None) -> Source:
    """Return the source that a moderator's words cite: a link, or the moderator."""
    if link is None:
        about = "What moderators of this server wrote themselves; no document stands behind it."
        return Source(NOTE, NOTE_TITLE, (), "moderator", about=about)
    about = "A page that a moderator of this server names."
    name = f"{OWN}link-{_hash(link)[:DIGITS]}"
    host = _HOST.match(link)
    title = host[1].lower() if host else link
    return Source(name, title, (), "moderator", url=link, about=about)


def overlaid(knowledge: Knowledge, amendments: Iterable[Amendment]) -> Knowledge:
    """Return the knowledge as a server sees it.

    Args:
        knowledge: The shipped one.
        amendments: Of one server, at most one an entry, in any order. One of a shipped entry that
            is no longer there is passed over, unless it has a wording: then it stands for itself.

    Returns:
        The same object where nothing is said differently; else one with its own revision. A
        sentence that is unchanged from the shipped entry keeps its marks; any other cites the
        moderator, and never a document.
    """
    there = sorted((a for a in amendments if _tells(knowledge, a)), key=lambda a: a.entry)
    if not there:
        return knowledge
    retired = frozenset(one.entry for one in there if one.retired)
    entries = {id: one for id, one in knowledge.entries.items() if id not in retired}
    sources, proofs = dict(knowledge.sources), dict[str, Fact]()
    for amendment in there:
        shipped = knowledge.entries.get(amendment.entry)
        entry = _amended(amendment, shipped)
        if entry is not None:
            entries[entry.id] = entry
            cited = {*entry.marks, *(cite.source for cite in entry.cite)}
            proofs |= {f.id: f for f in _proofs(amendment, shipped) if f.id in entry.marks}
            if amendment.wording and (source := source_of(amendment.wording.source)).id in cited:
                sources[source.id] = source
    facts = {**knowledge.facts, **proofs} if proofs else knowledge.facts
    revision = _hash(json.dumps([knowledge.revision, *map(asdict, there)]))[:DIGITS]
    laid = replace(knowledge, entries=entries, sources=sources, facts=facts, revision=revision)
    return _without(laid, retired) if retired else laid


def _tells(knowledge: Knowledge, amendment: Amendment) -> bool:
    """Tell whether an amendment makes a difference to a knowledge."""
    if amendment.entry in knowledge.entries:
        return not amendment.changes_nothing
    return amendment.wording is not None and not amendment.retired


def _amended(amendment: Amendment, shipped: Entry | None) -> Entry | None:
    """Return an entry as a server says it; none where it does not."""
    if amendment.retired:
        return None
    if shipped is not None:
        return _changed(amendment, shipped)
    return _own(amendment, amendment.wording) if amendment.wording else None


def _changed(amendment: Amendment, shipped: Entry) -> Entry:
    wording = amendment.wording
    question = wording.question if wording else shipped.question
    kept = [text for text in shipped.phrasings if text not in amendment.removed]
    added = [text for text in amendment.added if text not in kept]
    aliases = [text for text in (*kept, *added) if text != question]
    entry = replace(shipped, question=question, aliases=tuple(aliases))
    if wording is None:
        return entry
    whole = () if entry.marks else entry.cite
    return reworded(
        entry,
        _unbracketed(wording.answer),
        _unbracketed(wording.detail or ""),
        whole="".join(f"[^{_proof_of(cite).id}]" for cite in whole),
        note=source_of(wording.source).id,
    )


def _own(amendment: Amendment, wording: Wording) -> Entry:
    return Entry(
        amendment.entry,
        wording.question,
        _unbracketed(wording.answer),
        amendment.added,
        _unbracketed(wording.detail) if wording.detail else None,
        cite=(Cite(source_of(wording.source).id),),
    )


def _proofs(amendment: Amendment, shipped: Entry | None) -> Iterator[Fact]:
    """Yield the facts that an amended entry may mark beside the shipped ones."""
    if amendment.wording:
        source = source_of(amendment.wording.source)
        yield Fact(source.id, source.title, source.id)
    for cite in shipped.cite if shipped else ():
        yield _proof_of(cite)


def _proof_of(cite: Cite) -> Fact:
    """Return a fact that stands for what an entry cites as a whole."""
    name = _hash(f"{cite.source} {cite.section}")[:DIGITS]
    return Fact(f"{OWN}cite-{name}", cite.section or cite.source, cite.source, cite.section)


def _without(knowledge: Knowledge, retired: frozenset[str]) -> Knowledge:
    """Return a knowledge in which nothing points at entries that are left out."""
    entries = {
        id: replace(one, related=_still(one.related, retired))
        if retired.intersection(one.related)
        else one
        for id, one in knowledge.entries.items()
    }
    entities = {
        id: replace(one, entry=None) if one.entry in retired else one
        for id, one in knowledge.entities.items()
    }
    sections = tuple(
        replace(one, related=_still(one.related, retired)) for one in knowledge.advice.sections
    )
    advice = replace(knowledge.advice, sections=sections)
    return replace(knowledge, entries=entries, entities=entities, advice=advice)


def _still(related: tuple[str, ...], retired: frozenset[str]) -> tuple[str, ...]:
    return tuple(entry for entry in related if entry not in retired)


def _unbracketed(text: str) -> str:
    """Return a moderator's text with round brackets for square ones, which marks alone use."""
    return text.translate(_ROUND).strip()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
