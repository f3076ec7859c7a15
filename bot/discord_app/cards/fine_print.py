"""Sources: in small print under a card, and in full. Pure text; called by `answers`."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.answers.reply import Citation
from bot.discord_app.cards.markdown import escape, small

NO_DATE = "no date stated"


def fine_print(citations: Sequence[Citation], most: int) -> str:
    """Return one line of small print a source: marks, title, sections and dates.

    Args:
        citations: In order of number.
        most: Characters; lines that do not fit are counted instead.
    """
    lines = [small(_source(group)) for group in _by_source(citations)]
    return _fitting(lines, most)


def in_full(citations: Sequence[Citation], most: int) -> str:
    """Return everything that is known about each source and what is cited of it.

    Args:
        citations: In order of number.
        most: Characters; sources that do not fit are counted instead.
    """
    return _fitting([_full(group) for group in _by_source(citations)], most, gap="\n\n")


def day(iso: str) -> str:
    """Return an ISO date as it is read: 2 September 2012."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{found.day} {found:%B %Y}"


def _by_source(citations: Sequence[Citation]) -> Iterable[Sequence[Citation]]:
    groups: dict[tuple[str, str | None], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.source, citation.published), []).append(citation)
    return groups.values()


def _source(group: Sequence[Citation]) -> str:
    """Return one source with every place in it that is cited."""
    first = group[0]
    places: dict[str, list[Citation]] = {}
    for citation in group:
        places.setdefault(_section(citation), []).append(citation)
    if len(places) == 1:
        place = _place(group)
        where = f"{_marks(group)} {_title(first)}" + (f" · {place}" if place else "")
    else:
        each = "; ".join(f"{_marks(found)} {_place(found)}".strip() for found in places.values())
        where = f"{_title(first)} · {each}"
    return f"{where} · {_published(first)}"


def _marks(citations: Iterable[Citation]) -> str:
    return "".join(f"[{citation.n}]" for citation in citations)


def _title(citation: Citation) -> str:
    return f"**{escape(citation.title)}**"


def _section(citation: Citation) -> str:
    """Return the section, or a word for the text under the title itself."""
    if citation.section is None:
        return ""
    same = citation.section == citation.title
    return "introduction" if same else escape(citation.section.rstrip(":"))


def _place(group: Sequence[Citation]) -> str:
    """Return a section, and what is to be known of the figures and claims in it."""
    section = _section(group[0])
    notes: dict[str, list[Citation]] = {}
    for citation in group:
        for note in _notes(citation):
            notes.setdefault(note, []).append(citation)
    each = [
        note if len(having) == len(group) else f"{_marks(having)} {note}"
        for note, having in notes.items()
    ]
    return f"{section} ({', '.join(each)})" if section and each else section or ", ".join(each)


def _notes(citation: Citation) -> Iterable[str]:
    if citation.as_of:
        yield _as_of(citation)
    if citation.status != "current":
        yield citation.status


def _as_of(citation: Citation) -> str:
    return f"figure of {escape(citation.as_of or '')}"


def _published(citation: Citation) -> str:
    if citation.kind == "moderator":
        return "moderator note"
    dated = day(citation.published) if citation.published else NO_DATE
    return f"editor's note, {dated}" if citation.kind == "editor" else dated


def _full(group: Sequence[Citation]) -> str:
    first = group[0]
    lines = [_title(first), f"Published: {_published(first)}"]
    lines += [f"{_marks([citation])} {_cited(citation)}" for citation in group]
    if first.url:
        lines.append(f"Address: <{first.url}>")
    return "\n".join(lines)


def _cited(citation: Citation) -> str:
    credit = citation.attributed_to
    parts = [_section(citation), _as_of(citation) if citation.as_of else ""]
    parts += [f"credits {escape(credit)}" if credit else ""]
    parts += [f"{citation.status} claim" if citation.status != "current" else ""]
    return " · ".join(part for part in parts if part) or "as a whole"


def _fitting(lines: Sequence[str], most: int, *, gap: str = "\n") -> str:
    """Join as many lines as fit, and count the others."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        left = len(lines) - place
        more = small(f"… and {left} more")
        if len(gap.join([*kept, line])) + (len(gap) + len(more) if left > 1 else 0) > most:
            return gap.join([*kept, more])
        kept.append(line)
    return gap.join(kept)
