"""Redaction: a text without what tells who wrote it or about whom. Pure.

It errs on the side of taking out too much: a moderator can still tell what was asked.
"""

import re
import unicodedata
from collections.abc import Callable

from bot.curation.given_names import GIVEN_NAMES
from bot.dialogue.privacy import holds_personal_data
from bot.search.english import CLASSES, COMMON_WORDS

MOST_READ = 6000  # characters of a text; Discord's are shorter

_NAME, _LINK, _NUMBER, _E_MAIL, _PHONE, _DATE = (
    "[name]", "[link]", "[number]", "[e-mail]", "[phone]", "[date]",
)  # fmt: skip
_MOST_ROUNDS = 16  # until nothing more is found; two do for all that people write

# Words that are no names where a name may stand.
_NO_NAMES = frozenset(
    "medicare medicaid certified interested currently american canadian aapc ahima spelled wrong"
    " misspelled thanks thx everyone everybody folks guys team admin mods moderators there".split()
)
_ORDINARY = COMMON_WORDS | CLASSES.keys() | _NO_NAMES
_SAINTS = frozenset({"san", "santa", "st", "saint", "fort", "port", "new", "los", "las", "mount"})

_WORD = r"[^\W\d_](?:[^\W\d_]|['\u2019-](?=[^\W\d_])){0,30}"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TOP = "com|org|net|edu|gov|io|gg|co|us|uk|info|biz|me|app|dev|ai|tv|ca|au|in|ly|xyz|link|site"

_A_MENTION = re.compile(
    r"<(?:@[!&]?|#|/[^<>\n]{1,100}:|a?:\w{1,40}:)\d+>|(?<![\w.])@[\w.]{1,40}|@(?:everyone|here)\b"
)
_A_TIME = re.compile(r"<t:-?\d+(?::\w)?>")
_AN_E_MAIL = re.compile(
    r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|\b[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|\bat\b)\s?(?:gmail|yahoo|hotmail|outlook|icloud|aol)\b"
    r"(?:\s?(?:\(dot\)|\bdot\b|\.)\s?com)?",
    re.IGNORECASE,
)
_A_LINK = re.compile(
    r"(?:https?|ftp|discord):/{0,2}\S+|\bmailto:\S+|\bwww\.\S+"
    rf"|\b(?:[\w-]{{1,63}}\.){{1,5}}(?:{_TOP})\b(?:[/?#:]\S*)?",
    re.IGNORECASE,
)
# What follows a word that names an identifier.
_AN_IDENTIFIER = re.compile(
    r"\b((?:ssn|social\s+security(?:\s+(?:number|no|\#))?|mrn|npi|medical\s+record(?:\s+(?:no|number))?"
    r"|(?:patient|member|subscriber|policy|account|acct|claim|group|invoice|case|licen[sc]e|student"
    r"|employee|chart|id)(?:\s*(?:id|no|number|\#|num))?)\W{0,3}(?:is\W{1,3})?)"
    r"[a-z]{0,4}-?\d[\w-]{2,40}",
    re.IGNORECASE,
)
_A_BIRTH = re.compile(
    r"\b((?:dob|d\.o\.b\.?|date\s+of\s+birth|birth\s*date|birthday|born\s+on)\W{0,3}(?:is\W{1,3})?)"
    rf"(?:{_MONTH}\W{{0,3}})?\d[\w/.,-]{{0,12}}(?:\s(?:{_MONTH}\W?\s?)?\d{{4}})?",
    re.IGNORECASE,
)
_A_DATE = re.compile(
    r"(?<![\w$.,/-])(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?![\w/])"
    rf"|\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\.?,?\s\d{{4}}\b",
    re.IGNORECASE,
)
_A_PHONE = re.compile(
    r"(?<![\w$.,-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[ .-]?\d{4}(?!\w)"
    r"|(?<![\w$.,-])\d{3}[.-]\d{4}(?!\w)|\+\d(?:[ .()-]{0,2}\d){6,14}"
)
# Long runs of digits, but for round sums; in short groups, but for years; with letters among them.
_LONG = re.compile(r"(?<!\d)(?!(?<=\$)\d{6,8}(?!\d))(?!\d{3}000(?!\d))\d{6,}")
_GROUPED = re.compile(r"(?<![\w$.,])\d{1,4}(?:[ ./\u2013-]\d{1,4}){2,12}(?![\w,%])")
_YEARS = re.compile(r"(?:(?:19|20)\d\d\W){1,12}(?:19|20)\d\d")
_CODED = re.compile(r"\b(?=[^\W_]*[^\W\d_])[^\W\d_]{0,12}-?\d{6,30}[^\W_]{0,12}\b")

_NAMES = rf"({_WORD}(?:\s{_WORD}){{0,2}})"
_TITLED = re.compile(
    rf"\b((?:(?i:dr|mr|mrs|prof)\b\.?|Doctor|Professor|Ms\b\.?|Miss|Mx\b\.?)\s+){_NAMES}"
)
_INTRODUCED = re.compile(
    r"\b((?i:my\s+(?:full\s+|first\s+|last\s+)?name(?:\s+is|['\u2019]?s)|i(?:\s+am|['\u2019]?m)\s+called"
    r"|(?:they|people|friends)\s+call\s+me|i\s+go\s+by|signed|sincerely|regards|cheers)\W{1,3})"
    rf"{_NAMES}"
)
_I_AM = re.compile(rf"\b((?i:i\s+am|i['\u2019]?m|call\s+me)\s+){_NAMES}")
_KNOWN = re.compile(
    r"\b((?i:(?:(?:my|our|a|the|his|her)\s+(?:friend|boss|wife|husband|sister|brother|mom|mother|dad"
    r"|father|son|daughter|manager|supervisor|teacher|instructor|coworker|co-worker|colleague|aunt"
    r"|uncle|cousin|neighbor|patient|client|doctor|girlfriend|boyfriend|partner|roommate|recruiter)"
    rf"|patient|pt|client)(?:,|\s+named|\s+called)?\s+)){_NAMES}"
)
_GREETED = re.compile(
    rf"\b((?i:hi|hello|hey|dear|thanks|thank\s+you),?\s+)({_WORD})(?=\s*[,!.:]|\s*$)"
)
_SIGNED = re.compile(rf"((?:\s[-\u2013\u2014~]|\n)\s*)({_WORD}(?:\s{_WORD})?)(?=\s*\.?\s*$)")
_ALONE = re.compile(rf"\b{_WORD}(?!\w)")
_SURNAME = re.compile(rf"(\[name\]\s)({_WORD})")
_REPEATED = re.compile(r"(?:\[name\][ ,]{1,2})+(?=\[name\])")


def redact(text: str) -> str:
    """Return a text with `[name]`, `[link]`, `[number]` and the like where something personal was.

    Taken out: names, mentions, links, invites, e-mail addresses, telephone numbers, dates of a day,
    numbers that look like identifiers, and all digits of a text that still seems to hold a
    patient's data. Figures stay (`$58,620`, `2021`, `30 %`), and so do codes of the trade
    (`ICD-10`, `99213`).

    Idempotent, but for longer chains of names than people write; linear in the text, of which the
    first `MOST_READ` characters are read.
    """
    text = _shown(text[:MOST_READ])
    for _ in range(_MOST_ROUNDS):
        before, text = text, _once(text)
        if text == before:
            break
    if holds_personal_data(text):
        text = re.sub(r"\d+", _NUMBER, text)
    return text


def _once(text: str) -> str:
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    text = _GROUPED.sub(lambda found: found[0] if _YEARS.fullmatch(found[0]) else _NUMBER, text)
    text = _TITLED.sub(lambda found: _named(found, _may_be_introduced), text)
    text = _INTRODUCED.sub(lambda found: _named(found, _may_be_introduced), text)
    for pattern in (_I_AM, _KNOWN, _GREETED, _SIGNED):
        text = pattern.sub(lambda found: _named(found, _is_capitalised_name), text)
    text = _ALONE.sub(lambda found: _given(text, found), text)
    text = _SURNAME.sub(lambda found: _named(found, _is_capitalised_name), text)
    return _REPEATED.sub("", text)


def _shown(text: str) -> str:
    """Return a text as it is seen, so that nothing hides behind an invisible character."""
    plain = unicodedata.normalize("NFKC", text)
    kept = (c if c.isprintable() or c == "\n" else " " if c.isspace() else "" for c in plain)
    # Again, for marks may meet that a character between them has kept apart.
    return unicodedata.normalize("NFKC", "".join(kept)).strip()


def _named(found: re.Match[str], is_name: Callable[[str], bool]) -> str:
    """Return a match with the names at the beginning of its second group taken out."""
    words = found[2].split()
    if not is_name(words[0]):
        return found[0]
    lower = words[0].islower() and (is_name is _may_be_introduced or words[0] in GIVEN_NAMES)
    rest = words[1:]
    while rest and (_is_capitalised_name(rest[0]) or (lower and _may_be_introduced(rest[0]))):
        del rest[0]
    return " ".join([f"{found[1]}{_NAME}", *rest])


def _may_be_introduced(word: str) -> bool:
    lower = word.lower().removesuffix("'s")
    return word[:1].isupper() or not (lower in _ORDINARY or lower.endswith(("ing", "ed")))


def _is_capitalised_name(word: str) -> bool:
    """Tell whether a word looks like a name where one is likely."""
    lower = word.lower()
    if lower in GIVEN_NAMES:
        return True
    short = len(word) > 1 and word.isupper()  # CPC, AAPC
    told = lower.endswith(("ing", "ed")) or lower in _ORDINARY
    return word[:1].isupper() and not short and not told


def _given(text: str, found: re.Match[str]) -> str:
    """Return a word, or a sign where it is a given name and no part of a place."""
    word = found[0].removesuffix("'s").removesuffix("\u2019s")
    if word.lower() not in GIVEN_NAMES:
        return found[0]
    before = text[max(0, found.start() - 12) : found.start()].lower().split()
    if before and before[-1].strip(".") in _SAINTS:
        return found[0]
    return _NAME + found[0][len(word) :]


_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_AN_E_MAIL, _E_MAIL),
    (_A_LINK, _LINK),
    (_A_TIME, _DATE),
    (_A_MENTION, _NAME),
    (_A_BIRTH, rf"\1{_DATE}"),
    (_AN_IDENTIFIER, rf"\1{_NUMBER}"),
    (_A_DATE, _DATE),
    (_A_PHONE, _PHONE),
    (_CODED, _NUMBER),
    (_LONG, _NUMBER),
)
