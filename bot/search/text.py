"""From text to the terms that the index counts: spelling, names, synonyms, stems.

The same for stored phrasings and for questions. Called by `index`, and by the dialogue for names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from Stemmer import Stemmer

from bot.search.english import CLASSES, COMMON_WORDS, NUMBER, UNPUNCTUATED
from bot.search.normalisation import normalise, parts, tokens
from bot.search.phrases import PhraseTable, Tokens
from bot.search.spelling import Speller
from bot.search.words import NAME_MARK, Analysis, Terms, Word

LEAST_STEMMED = 4  # letters; the ending of a shorter token (an abbreviation) is part of it
ARTICLES = frozenset({"a", "i"})  # parts of a compound that are words when they stand alone


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words mean in a field.

    Attributes:
        synonyms: groups of words or short phrases; each stands for the group's first.
        expansions: a word or phrase, and the words it is read as.
        spellings: a chat spelling, and the word it is.
    """

    synonyms: tuple[tuple[str, ...], ...] = ()
    expansions: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)


class Analyzer:
    """Reads text with a lexicon and the names that people use."""

    def __init__(
        self, lexicon: Lexicon | None = None, names: Mapping[str, Terms] | None = None
    ) -> None:
        """Prepare the phrases.

        Args:
            lexicon: synonyms, expansions and chat spellings; none by default.
            names: how people write an entity, and the terms that stand for it, the most special
                first (`"certified professional coder": ("@cpc", "@credential")`).
        """
        lexicon = lexicon or Lexicon()
        self._stemmer = Stemmer("english")
        self._classes = {self._stemmer.stemWord(word): name for word, name in CLASSES.items()}
        spellings = {**UNPUNCTUATED, **lexicon.spellings}
        self._spellings = {normalise(k): tokens(normalise(v)) for k, v in spellings.items()}
        meanings = self._meanings_of_names(names or {})
        self._phrases = PhraseTable(meanings)
        for rewritten in (_by_head(lexicon.synonyms), lexicon.expansions):
            meanings = self._meanings_of_rewritten(rewritten) | meanings
            self._phrases = PhraseTable(meanings)
        self.vocabulary = frozenset(token for phrase in self._phrases for token in phrase)
        self.english = frozenset(self._stemmer.stemWords(list(COMMON_WORDS)))
        self._speller = Speller(self.vocabulary, self.english)

    def analyze(self, text: str, speller: Speller | None = None) -> Analysis:
        """Return the words of `text`; linear, and bounded for text of any length.

        Args:
            text: anything a person may type.
            speller: knows more words than the names and the lexicon, such as an index's.
        """
        nearest = (speller or self._speller).nearest
        written = self._tokens(text)
        return Analysis(tuple(self._words(written, [nearest(token) for token in written])))

    def read(self, phrasing: str) -> Analysis:
        """Return the words of a stored phrasing, whose spelling is taken as it is."""
        written = self._tokens(phrasing)
        return Analysis(tuple(self._words(written, [(token, 1.0) for token in written])))

    def _tokens(self, text: str) -> list[str]:
        """Return the tokens of `text`: chat spelling mended, compounds split unless known."""
        result: list[str] = []
        for token in tokens(normalise(text)):
            if token in self._spellings:
                result.extend(self._spellings[token])
            elif token.isalnum() or (token,) in self._phrases:
                result.append(token)
            else:
                result.extend(parts(token))
        return result

    def _words(
        self, written: Sequence[str], spelled: Sequence[tuple[str, float]]
    ) -> Iterator[Word]:
        known = [token for token, _ in spelled]
        stems = self._stemmer.stemWords(known)
        at = 0
        while at < len(known):
            phrase = self._phrases.at(at, known, stems)
            if phrase is not None:
                end = at + phrase.length
                credit = min(similarity for _, similarity in spelled[at:end])
                surface = " ".join(written[at:end])
                for word in phrase.words:
                    yield replace(word, surface=surface, credit=credit)
                at = end
            else:
                terms = self._terms(known[at], stems[at])
                yield Word(written[at], known[at], terms, spelled[at][1])
                at += 1

    def _terms(self, token: str, stem: str) -> Terms:
        if token[0] == "{":
            return (NAME_MARK + token[1:-1],)
        kind = NUMBER if token[0].isdigit() else self._classes.get(stem)
        return (stem, kind) if kind else (stem,)

    def _meanings_of_names(self, names: Mapping[str, Terms]) -> dict[Tokens, tuple[Word, ...]]:
        exact = {
            tuple(tokens(normalise(name))): (Word(name, name, terms),)
            for name, terms in names.items()
        }
        near = {
            variant: meaning for key, meaning in exact.items() for variant in self._variants(key)
        }
        return {key: meaning for key, meaning in (near | exact).items() if key}

    def _meanings_of_rewritten(
        self, rewritten: Mapping[str, str]
    ) -> dict[Tokens, tuple[Word, ...]]:
        meanings: dict[Tokens, tuple[Word, ...]] = {}
        for phrase, words in rewritten.items():
            key = tuple(self._tokens(phrase))
            meaning = self.read(words).words
            for variant in (self._stemmed(key), key):
                if variant:
                    meanings[variant] = meaning
        return meanings

    def _variants(self, name: Tokens) -> Iterator[Tokens]:
        """Yield other ways to write a name: other number, `icd 10` and `icd10` for `icd-10`.

        Its stem is not one of them: `mainly` is not Maine.
        """
        split = tuple(part for token in name for part in parts(token))
        yield from _other_number(name)
        if len(name) > 1 or not ARTICLES.intersection(split[1:]):
            yield split
            yield from _other_number(split)
        if len(name) == 1:
            yield ("".join(split),)

    def _stemmed(self, key: Tokens) -> Tokens:
        stem = self._stemmer.stemWord
        return tuple(stem(token) if len(token) >= LEAST_STEMMED else token for token in key)


def _other_number(name: Tokens) -> Iterator[Tokens]:
    """Yield a name in the plural if it may be a singular, and the other way round."""
    *first, last = name or ("",)
    if len(last) >= LEAST_STEMMED:
        for ending, other in (("ies", "y"), ("s", ""), ("y", "ies"), ("", "s")):
            if last.endswith(ending):
                yield (*first, last.removesuffix(ending) + other)


def _by_head(groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    return {word: group[0] for group in groups for word in group[1:]}
