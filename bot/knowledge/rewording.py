"""A shipped entry in other words: which sentences keep their marks. Called by `overlay`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.knowledge.entries import Cite, Entry
from bot.knowledge.sentences import Sentence, sentences

_Part = Sequence[Sentence]


def reworded(entry: Entry, answer: str, detail: str, *, whole: str, note: str) -> Entry:
    """Return an entry that says something else, every statement of it cited.

    A sentence that the entry had keeps its marks. One that had none keeps having none, where the
    one behind it that proves it is still there. Anything else is marked as the moderator's. What
    says where sources disagree goes with the last sentence that cites one.

    Args:
        entry: As it is shipped.
        answer: The short answer, without marks.
        detail: The fuller one; may be empty.
        whole: The marks that stand for what the entry cites as a whole.
        note: Id of the fact and of the source that stand for the moderator.
    """
    shipped = (sentences(entry.answer), sentences(entry.detail or ""))
    said = (sentences(answer), sentences(detail))
    if [_keys(part) for part in said] == [_keys(part) for part in shipped]:
        return entry
    there = [key for part in said for key in _keys(part)]
    kept = {key: text for part in shipped for key, text in _kept(part, there, whole).items()}
    mine = "" if entry.kind == "smalltalk" else f"[^{note}]"
    texts = [_said(part, kept, mine) for part in said]
    proved = any(kept[key].has_marks for key in there if key in kept)
    new = any(key not in kept for key in there)
    kind = "answer" if new and entry.kind in ("gap", "scope") else entry.kind
    return replace(
        entry,
        answer=texts[0],
        detail=texts[1] or None,
        disagreement=entry.disagreement if proved else None,
        kind=kind,
        cite=(Cite(note),) if kind == "answer" and not (new or proved) else (),
    )


def _keys(part: _Part) -> list[str]:
    return [sentence.key for sentence in part]


def _kept(part: _Part, there: Collection[str], whole: str) -> Mapping[str, Sentence]:
    """Return by key the sentences of a shipped text that stay as they are, with their marks."""
    kept: dict[str, Sentence] = {}
    proof: Sentence | None = None  # the next one of the paragraph that has marks
    for sentence in reversed(part):
        if proof is not None and proof.paragraph != sentence.paragraph:
            proof = None
        if sentence.has_marks or whole:
            proof = sentence
        if proof is None or proof.key in there:
            kept[sentence.key] = replace(sentence, marked=sentence.marked + whole)
    return kept


def _said(part: _Part, kept: Mapping[str, Sentence], mine: str) -> str:
    """Return a text with marks; those of the moderator stand once behind a row of sentences."""
    pieces: list[str] = []
    row: int | None = None  # the last piece of the moderator's that is not marked yet
    for at, sentence in enumerate(part):
        if row is not None and sentence.paragraph != part[at - 1].paragraph:
            pieces[-1] += mine
            row = None
        old = kept.get(sentence.key)
        if old is None:
            row = at
        elif old.has_marks and row is not None:
            pieces[row] += mine
            row = None
        pieces.append(sentence.gap + (old.marked if old else sentence.text))
    if row is not None:
        pieces[-1] += mine
    return "".join(pieces)
