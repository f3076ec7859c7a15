"""Exchange: what a server says differently, as files that people, Excel and `check` can read."""

from collections.abc import Iterable, Mapping

from bot.curation.drafting import MOST_ENTRIES, Drafting, RefusedError
from bot.curation.files import MOST_BYTES, dumped, records_of, text_of
from bot.curation.own_ids import own_id, slug_of
from bot.curation.spreadsheet import Row, read_table, write_table
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import Entry
from bot.knowledge.marks import without_marks
from bot.knowledge.overlay import OWN, Amendment, Wording, source_of, wording_of
from bot.knowledge.problems import MOST_PROBLEMS, KnowledgeError, Problem
from bot.knowledge.sources import Source

__all__ = ["MOST_BYTES", "from_csv", "from_files", "from_yaml", "to_csv", "to_yaml"]

SHIPPED = f"{OWN}shipped"  # source of an entry whose shipped wording stands

_FAQ, _SOURCES, _TABLE = "faq.yaml", "sources.yaml", "faq.csv"
_HIDDEN, _SHOWN = ("hidden", "retired"), ("", "shown")

# An amendment, and the line of its file that it begins on.
_Read = tuple[int, Amendment]


def to_yaml(shipped: Knowledge, amendments: Iterable[Amendment]) -> tuple[str, str]:
    """Return `sources.yaml` and `faq.yaml` of a minimal knowledge folder, in order of ids.

    Args:
        shipped: The knowledge that the amendments lie over.
        amendments: Of one server. Those of shipped entries that are gone and have no wording are
            left out.
    """
    said = [one for one in _ordered(amendments) if one.wording or one.entry in shipped.entries]
    links = {None, *(one.wording.source for one in said if one.wording)}
    sources = [_source_record(source_of(link)) for link in links]
    if any(one.wording is None for one in said):
        title = "Shipped knowledge"
        sources.append({"id": SHIPPED, "title": title, "sections": [shipped.revision]})
    sources.sort(key=lambda source: str(source["id"]))
    return dumped(sources), dumped([_record(shipped, one) for one in said])


def to_csv(amendments: Iterable[Amendment]) -> str:
    """Return a table with a line for each entry, to be written as `utf-8-sig` for Excel.

    Question and answer are empty where the shipped wording stands.
    """
    return write_table(_row(one) for one in _ordered(amendments))


def from_yaml(
    shipped: Knowledge, faq: bytes, sources: bytes | None = None
) -> tuple[Amendment, ...]:
    """Read what `to_yaml` gave, or the `faq.yaml` of any minimal folder, marks aside.

    Args:
        shipped: The knowledge that the amendments are to lie over.
        faq: The file.
        sources: The file beside it; without it, links that entries cite are not known.

    Returns:
        The amendments in order of ids; entries that are as they are shipped are left out. An entry
        that is neither shipped nor `server/...` becomes one of the server's own.

    Raises:
        KnowledgeError: The files are refused; it carries every problem with its line.
    """
    known: dict[str, Source] = {**shipped.sources, source_of(None).id: source_of(None)}
    problems: list[Problem] = []
    if sources is not None:
        for _, source in records_of(_SOURCES, sources, Source, problems):
            known[source.id] = source
    read: list[_Read] = []
    for line, entry in records_of(_FAQ, faq, Entry, problems):
        cited = [cite for cite in entry.cite if cite.source != SHIPPED]
        for cite in cited:
            if cite.source not in known:
                message = f"there is no source `{cite.source}`: import its sources.yaml beside it"
                problems.append(Problem(_FAQ, line, message))
        links = (known[cite.source].url for cite in cited if cite.source in known)
        read.append(
            (line, _amendment(shipped, entry, next((link for link in links if link), None)))
        )
    return _checked(shipped, _FAQ, read, problems)


def from_csv(shipped: Knowledge, table: bytes) -> tuple[Amendment, ...]:
    """Read what `to_csv` gave, or a table with the columns `question` and `answer` at least.

    Returns:
        As `from_yaml`. A line without an id is an entry of the server's own.

    Raises:
        KnowledgeError: The file is refused; it carries every problem with its line.
    """
    problems: list[Problem] = []
    text = text_of(_TABLE, table, problems)
    rows, wrong = read_table(text) if text is not None else ((), ())
    problems += [Problem(_TABLE, line, message) for line, message in wrong]
    read: list[_Read] = []
    for line, row in rows:
        if row.state.lower() not in (*_HIDDEN, *_SHOWN):
            message = f"`state` is `{row.state[:20]}`: write `hidden`, or leave it empty"
            problems.append(Problem(_TABLE, line, message))
        read.append((line, _amendment_of_row(shipped, row)))
    return _checked(shipped, _TABLE, read, problems)


def from_files(shipped: Knowledge, files: Mapping[str, bytes]) -> tuple[Amendment, ...]:
    """Read an import by the names of its files: a CSV, or a `faq` and perhaps a `sources` YAML.

    Raises:
        KnowledgeError: A file is refused, or there is none to read.
    """
    tables = [data for name, data in files.items() if name.lower().endswith(".csv")]
    yamls = {
        name.lower(): data
        for name, data in files.items()
        if name.lower().endswith((".yaml", ".yml"))
    }
    sources = [data for name, data in yamls.items() if "sources" in name]
    faqs = [data for name, data in yamls.items() if "sources" not in name]
    if len(tables) == 1 and not yamls:
        return from_csv(shipped, tables[0])
    if len(faqs) == 1 and len(sources) < 2 and not tables:
        return from_yaml(shipped, faqs[0], *sources)
    message = "give one `.csv`, or one `faq.yaml` and perhaps the `sources.yaml` that lay beside it"
    raise KnowledgeError([Problem(next(iter(files), "import"), 1, message)])


def _ordered(amendments: Iterable[Amendment]) -> list[Amendment]:
    there = (one for one in amendments if not one.changes_nothing)
    return sorted(there, key=lambda one: one.entry)


def _source_record(source: Source) -> dict[str, object]:
    record = {"id": source.id, "title": source.title, "kind": source.kind, "url": source.url}
    return {key: value for key, value in record.items() if value is not None}


def _record(shipped: Knowledge, amendment: Amendment) -> dict[str, object]:
    """Return an amendment with the keys of an entry, those without a value left out."""
    wording = amendment.wording
    if wording is None:
        wording = wording_of(shipped.entries[amendment.entry])
        cite = {"source": SHIPPED, "section": shipped.revision}
    else:
        cite = {"source": source_of(wording.source).id}
    record: dict[str, object] = {
        "id": amendment.entry,
        "question": wording.question,
        "aliases": list(amendment.added),
        "answer": wording.answer,
        "detail": wording.detail,
        "cite": [cite],
        "removed": list(amendment.removed),
        "retired": amendment.retired,
    }
    return {key: value for key, value in record.items() if value}


def _row(amendment: Amendment) -> Row:
    wording = amendment.wording or Wording("", "")
    return Row(
        id=amendment.entry,
        question=wording.question,
        answer=wording.answer,
        detail=wording.detail or "",
        source=wording.source or "",
        aliases="\n".join(amendment.added),
        removed="\n".join(amendment.removed),
        state=_HIDDEN[0] if amendment.retired else "",
    )


def _amendment(shipped: Knowledge, entry: Entry, link: str | None) -> Amendment:
    """Return what a record of a file says differently."""
    detail = "\n\n".join(part for part in (entry.detail, entry.disagreement) if part)
    wording: Wording | None = Wording(
        entry.question, without_marks(entry.answer), without_marks(detail) or None, link
    )
    standing = next((cite for cite in entry.cite if cite.source == SHIPPED), None)
    # Of an older knowledge, the text that stood then says nothing about the one of today.
    if standing and entry.id in shipped.entries and standing.section != shipped.revision:
        wording = None
    id = own_id(entry.id) if entry.id not in shipped.entries else entry.id
    return Amendment(id, wording, entry.aliases, entry.removed, entry.retired)


def _amendment_of_row(shipped: Knowledge, row: Row) -> Amendment:
    known = shipped.entries.get(row.id)
    question = row.question or (known.question if known and row.answer else "")
    wording = Wording(question, row.answer, row.detail or None, row.source or None)
    stands = known is not None and not (row.question or row.answer or row.detail)
    return Amendment(
        row.id if known else own_id(row.id or slug_of(row.question)),
        None if stands else wording,
        _lines(row.aliases),
        _lines(row.removed),
        row.state.lower() in _HIDDEN,
    )


def _lines(cell: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in cell.splitlines() if line.strip())


def _checked(
    shipped: Knowledge, name: str, read: list[_Read], problems: list[Problem]
) -> tuple[Amendment, ...]:
    """Return what was read, cleaned, or refuse it with everything that is wrong with it.

    Too many entries are refused before they are looked at, for looking at 200,000 takes a minute.
    """
    if len(read) > MOST_ENTRIES:
        message = f"{len(read):,} entries: {MOST_ENTRIES:,} is the most"
        raise KnowledgeError([Problem(name, 1, message)])
    first: dict[str, int] = {}
    known: dict[str, Amendment] = {}
    for _, amendment in read:
        known.setdefault(amendment.entry, amendment)
    drafting = Drafting(shipped, known)
    found: list[Amendment] = []
    for line, amendment in read:
        if amendment.entry in first:
            taken = f"`{amendment.entry}` is on line {first[amendment.entry]} already: keep one"
            problems.append(Problem(name, line, taken))
        first.setdefault(amendment.entry, line)
        try:
            found.append(drafting.checked(amendment))
        except RefusedError as error:
            problems.append(Problem(name, line, error.reply))
    if problems:
        raise KnowledgeError(problems[:MOST_PROBLEMS])
    return tuple(_ordered(found))
