"""What a text is read as: words and names, in order. Made by `text`, read by everybody."""

from dataclasses import dataclass

Terms = tuple[str, ...]
NAME_MARK = "@"  # begins a term that stands for a name; no written word can hold it


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a name of a text.

    Attributes:
        surface: as written, normalised; the tokens of a phrase joined by spaces.
        spelling: as meant: typos mended, the head of a group for its synonyms.
        terms: what it counts as: one stem, or the terms of a name, the most special first.
        credit: 0..1, below 1 when it was misspelt.
    """

    surface: str
    spelling: str
    terms: Terms
    credit: float = 1.0

    @property
    def is_name(self) -> bool:
        """Tell whether it is a name (or a slot such as `{place}`)."""
        return is_name(self.terms)

    @property
    def shapes(self) -> Terms:
        """The strings whose character pieces count: a name's terms, a word's spelling."""
        return shapes_of(self.spelling, self.terms)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The words of one text, in order."""

    words: tuple[Word, ...]

    @property
    def names(self) -> tuple[Word, ...]:
        """The names among the words."""
        return tuple(word for word in self.words if word.is_name)


def is_name(terms: Terms) -> bool:
    """Tell whether terms stand for a name."""
    return terms[0].startswith(NAME_MARK)


def shapes_of(spelling: str, terms: Terms) -> Terms:
    """Return the strings whose character pieces count: a name's terms, a word's spelling."""
    return terms if is_name(terms) else (spelling,)
