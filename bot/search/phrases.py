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
        self._phrases = {key: Phrase(len(key), words) for key, words in meanings.items()}
        self._longest: dict[str, int] = {}
        for first, *rest in meanings:
            self._longest[first] = max(1 + len(rest), self._longest.get(first, 0))

    def __contains__(self, tokens: object) -> bool:
        """Tell whether these very tokens are a phrase."""
        return tokens in self._phrases

    def __iter__(self) -> Iterator[Tokens]:
        """Yield every phrase."""
        return iter(self._phrases)

    def at(self, start: int, tokens: Sequence[str], stems: Sequence[str]) -> Phrase | None:
        """Return the longest phrase at `start`, as written before as stemmed."""
        longest = self._longest
        most = max(longest.get(tokens[start], 0), longest.get(stems[start], 0))
        for end in range(min(start + most, len(tokens)), start, -1):
            found = self._phrases.get(tuple(tokens[start:end])) or self._phrases.get(
                tuple(stems[start:end])
            )
            if found is not None:
                return found
        return None
