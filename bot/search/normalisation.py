"""Normal form of text and its split into tokens, the same for stored phrasings and for questions.

Pure and linear; called by `text`. It knows nothing of stems, names or meaning.
"""

import re
import unicodedata

MAX_CHARACTERS = 6_000  # read of one text; a Discord message has at most 4,000
MAX_TOKENS = 200  # read of one text; the longest real question of our sets has 60
MAX_TOKEN_CHARACTERS = 40  # longer runs of letters are cut: no word, and dear to compare

_INVISIBLE = frozenset({"Mn", "Me", "Cf"})  # combining marks; zero-width and direction marks
_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc\u00b4`", "'''''")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_MONEY = re.compile(r"(?<![\w$])[$€£]+(?!\s*\d|[\w$])")  # no part of a figure: `how much $$`
_CONTRACTIONS = (
    (re.compile(r"\bcan(?:'t|not)\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"'s\b"), ""),  # "is" or a possessive: neither tells questions apart
)
_TOKEN = re.compile(r"\{[a-z][a-z_-]*\}|[^\W_]+(?:[-/&+.][^\W_]+)*")
_JOINER = re.compile(r"[-/&+.]")


def normalise(text: str) -> str:
    """Return `text` in lower case without accents, control and invisible characters.

    Idempotent. Reads the first `MAX_CHARACTERS` characters.

    Source: Unicode Standard 3.13, D146 (compatibility caseless matching), marks removed.
    """
    text = text[:MAX_CHARACTERS]
    if text.isascii():
        return _printable(text.lower())
    # Marks go first: ordering a long run of them (zalgo) is quadratic.
    folded = unicodedata.normalize("NFKD", _visible(text.translate(_APOSTROPHES))).casefold()
    plain = _visible(unicodedata.normalize("NFKD", folded)).translate(_APOSTROPHES)
    return _printable(plain)[:MAX_CHARACTERS]


def tokens(normal: str) -> list[str]:
    """Split a normal form into tokens: words, numbers, compounds (`icd-10`) and `{slots}`.

    Contractions are opened (`don't` is `do not`), stretched letters shortened (`soooo`), and a sign
    of money that stands alone is a word.
    """
    if "'" in normal or "cannot" in normal:
        for pattern, replacement in _CONTRACTIONS:
            normal = pattern.sub(replacement, normal)
    if "$" in normal or "€" in normal or "£" in normal:
        normal = _MONEY.sub(" money ", normal)
    if "," in normal:
        normal = _THOUSANDS.sub("", normal)
    found = _TOKEN.findall(_STRETCHED.sub(r"\1\1", normal))[:MAX_TOKENS]
    return [token[:MAX_TOKEN_CHARACTERS] for token in found]


def parts(token: str) -> list[str]:
    """Return the parts of a compound token; a plain token is its own only part."""
    if token.isalnum() or token[0] == "{":
        return [token]
    return [part for part in _JOINER.split(token) if part]


def _visible(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
