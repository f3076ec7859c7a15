"""From text to the terms that the index counts: spelling, names, synonyms, stems.

The same for stored phrasings and for questions. Called by `index`, and by the dialogue for names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from Stemmer import Stemmer

from bot.search.english import CLASSES, COMMON_WORDS, NUMBER, UNPUNCTUATED
from bot.search.normalisation import normalise, parts, tokens
from bot.search.phrases import PhraseTable, Tokens
from bot.search.spelling import Familiar, Speller, Spelling, chosen
from bot.search.words import NAME_MARK, Analysis, Terms, Word

LEAST_STEMMED = 4  # letters; the ending of a shorter token (an abbreviation) is part of it
MOST_MENDED = (
    60  # different unknown words of one text; comparing each takes a third of a millisecond
)
ARTICLES = frozenset({"a", "i"})  # parts of a compound that are words when they stand alone


def _never(_first: str, _second: str) -> bool:
    return False


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


@dataclass(frozen=True, slots=True)
class Seen:
    """Words of texts that were read as they are written.

    Attributes:
        alone: by token, the word that it is wherever it stands.
        together: by tokens joined by spaces, the words of those with which phrases begin.
    """

    alone: dict[str, Word] = field(default_factory=dict)
    together: dict[str, tuple[Word, ...]] = field(default_factory=dict)


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
        self.vocabulary = tuple(
            dict.fromkeys([*self._spellings, *(t for phrase in self._phrases for t in phrase)])
        )
        self.english = frozenset(self._stemmer.stemWords(list(COMMON_WORDS)))
        self._speller = Speller(self.vocabulary, self.english)

    def analyze(
        self, text: str, speller: Speller | None = None, familiar: Familiar = _never
    ) -> Analysis:
        """Return the words of `text`; linear, and bounded for text of any length.

        Args:
            text: anything a person may type.
            speller: knows more words than the names and the lexicon, such as an index's.
            familiar: tells whether two words are often together; a doubtful spelling goes by it.
        """
        written = self._tokens(text)
        possible = self._possible(written, speller or self._speller)
        read = list(self._unabbreviated(written, chosen(possible, familiar)))
        surfaces = [surface for surface, _ in read]
        return Analysis(tuple(self._words(surfaces, [spelling for _, spelling in read])))

    def read(self, phrasing: str, seen: Seen | None = None) -> Analysis:
        """Return the words of a stored phrasing, whose spelling is taken as it is.

        Args:
            phrasing: any text.
            seen: words that were read before; filled, so that more texts go faster.
        """
        return Analysis(tuple(self._as_written(self._tokens(phrasing), seen or Seen())))

    def _possible(self, written: Sequence[str], speller: Speller) -> list[tuple[Spelling, ...]]:
        """Return what each token may mean; after `MOST_MENDED` unknown ones, only what it is."""
        found: dict[str, tuple[Spelling, ...]] = {}
        unknown = 0
        for token in dict.fromkeys(written):
            unknown += not speller.is_real(token)
            mended = unknown <= MOST_MENDED
            found[token] = speller.spellings(token) if mended else (Spelling(token),)
        return [found[token] for token in written]

    def _unabbreviated(
        self, written: Sequence[str], meant: Sequence[Spelling]
    ) -> Iterator[tuple[str, Spelling]]:
        """Yield tokens and what they mean; a misspelt chat spelling as the words that it is."""
        for surface, spelling in zip(written, meant, strict=True):
            if spelling.similarity < 1 and spelling.word in self._spellings:
                for word in self._spellings[spelling.word]:
                    yield surface, replace(spelling, word=word)
            else:
                yield surface, spelling

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

    def _words(self, written: Sequence[str], spelled: Sequence[Spelling]) -> Iterator[Word]:
        known = [spelling.word for spelling in spelled]
        stems = self._stemmer.stemWords(known)
        at = 0
        while at < len(known):
            phrase = self._phrases.at(at, known, stems)
            if phrase is not None:
                end = at + phrase.length
                credit = min(spelling.credit for spelling in spelled[at:end])
                surface = " ".join(written[at:end])
                for word in phrase.words:
                    yield replace(word, surface=surface, credit=credit)
                at = end
            else:
                terms = self._terms(known[at], stems[at])
                yield Word(written[at], known[at], terms, spelled[at].credit)
                at += 1

    def _as_written(self, written: list[str], seen: Seen) -> Iterator[Word]:
        """Yield what `_words` does for tokens that are spelled right."""
        stems = self._stemmer.stemWords(written)
        at = 0
        while at < len(written):
            token = written[at]
            word = seen.alone.get(token)
            if word is not None:
                yield word
                at += 1
                continue
            phrase = self._phrases.at(at, written, stems)
            length = phrase.length if phrase is not None else 1
            surface = " ".join(written[at : at + length])
            words = seen.together.get(surface)
            if words is None:
                spelled = [Spelling(token) for token in written[at : at + length]]
                words = tuple(self._words(written[at : at + length], spelled))
                if self._phrases.begins_with(token, stems[at]):
                    seen.together[surface] = words
                else:
                    (seen.alone[token],) = words
            yield from words
            at += length

    def stem(self, token: str) -> str:
        """Return the stem of a token: what it counts as where it is neither name nor phrase."""
        return str(self._stemmer.stemWord(token))

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
            if last.endswith(ending) and not (other == "s" and last.endswith("s")):
                yield (*first, last.removesuffix(ending) + other)


def _by_head(groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    return {word: group[0] for group in groups for word in group[1:]}
