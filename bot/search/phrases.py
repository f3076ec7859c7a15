"""Known phrases in a row of tokens, the longest first.

The one mechanism behind names, synonyms and expansions; called by `text`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.search.words import Word

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One find: how many tokens it covers and what it stands for, word by word."""

    length: int
    words: tuple[Word, ...]


class PhraseTable:
    """Phrases (tuples of tokens, or of their stems) and the words they stand for."""

    def __init__(self, meanings: Mapping[Tokens, tuple[Word, ...]]) -> None:
        """Index phrases by their first token."""
        self._phrases = dict(meanings)
        lengths: dict[str, set[int]] = {}
        for first, *rest in meanings:
            lengths.setdefault(first, set()).add(1 + len(rest))
        self._lengths = {
            first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()
        }

    def __contains__(self, tokens: object) -> bool:
        """Tell whether these very tokens are a phrase."""
        return tokens in self._phrases

    def __iter__(self) -> Iterator[Tokens]:
        """Yield every phrase."""
        return iter(self._phrases)

    def at(self, start: int, tokens: Sequence[str], stems: Sequence[str]) -> Phrase | None:
        """Return the longest phrase at `start`, as written before as stemmed."""
        lengths, others = self._lengths.get(tokens[start], ()), self._lengths.get(stems[start], ())
        if others and others is not lengths:
            lengths = tuple(sorted({*lengths, *others}, reverse=True))
        for length in lengths:
            end = start + length
            if end > len(tokens):
                continue
            found = self._phrases.get(tuple(tokens[start:end]))
            if found is None:
                found = self._phrases.get(tuple(stems[start:end]))
            if found is not None:
                return Phrase(length, found)
        return None

    def begins_with(self, token: str, stem: str) -> bool:
        """Tell whether any phrase begins with a token, as written or as stemmed."""
        return token in self._lengths or stem in self._lengths
