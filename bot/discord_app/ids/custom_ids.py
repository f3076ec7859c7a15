"""What a button carries in its custom_id: all it needs to work after a restart.

`cards/` writes them, `views/` reads them. The form is `c1:action:fields`; a change of the form
takes a new number, and old buttons are then told from new ones.
"""

import re
from collections.abc import Iterable, Sequence

from bot.answers.reply import Ground, Option
from bot.discord_app import limits
from bot.discord_app.ids.keys import ENTITY_KEY, ENTRY_KEY, Keyring, entity_key, entry_key
from bot.discord_app.ids.lookups import Lookup
from bot.knowledge.base import Knowledge

PREFIX = "c1"
REVISION = 6  # characters of the knowledge's revision that are carried
MOST_NAMED = 6  # entities of an offered question that are carried; it is short then too
NO_PHRASING = "zz"  # nothing was matched: the entry was picked

_ENTRY = rf"[\w-]{{{ENTRY_KEY}}}"
_GROUND = rf"{_ENTRY}(?:[\w-]{{{ENTITY_KEY}}})*"
_WHY = rf"{_ENTRY}[0-9a-z]{{2}}\d\d(?:{_ENTRY}\d\d)?"
_REMAINING = r"[0-9a-z]+(?:\.[0-9a-z]+)*"
_NAMED = rf"(?P<named>(?:[\w-]{{{ENTITY_KEY}}})*)"
_CODE = r"[\w.~-]+(?:,[\w.-]+)*"
_WAS = r"(?::(?P<was>[\w-]+=[\w.-]+))?"
_GROUNDS = rf"(?P<grounds>{_GROUND}(?:\.{_GROUND})*)"

TEMPLATES = {
    "choose": rf"{PREFIX}:choose:(?P<asker>\d+):(?P<entry>{_ENTRY})(?::{_NAMED})?",
    "none": rf"{PREFIX}:none:(?P<asker>\d+)",
    "related": rf"{PREFIX}:related:(?P<entry>{_ENTRY})(?::{_NAMED})?",
    "sources": rf"{PREFIX}:sources:{_GROUNDS}",
    "show": rf"{PREFIX}:show:{_GROUNDS}",
    "share": rf"{PREFIX}:share:{_GROUNDS}",
    "rest": rf"{PREFIX}:rest:(?P<remaining>{_REMAINING}):{_GROUNDS}",
    "why": rf"{PREFIX}:why:(?P<revision>[0-9a-f]*):(?P<whys>{_WHY}(?:\.{_WHY})*)",
    "vote": rf"{PREFIX}:vote:(?P<vote>yes|no):(?P<entry>{_ENTRY})",
    "human": rf"{PREFIX}:human",
    "look": rf"{PREFIX}:look:(?P<action>show|share|sources):(?P<kind>pay|compare):{_NAMED}",
    "look-rest": rf"{PREFIX}:lookrest:(?P<remaining>{_REMAINING}):(?P<kind>pay|compare):{_NAMED}",
    "talk": rf"{PREFIX}:talk:(?P<code>{_CODE})",
    "plan": rf"{PREFIX}:plan:(?P<at>\d):(?P<code>{_CODE}){_WAS}",
    "what-if": rf"{PREFIX}:whatif:\d:(?P<code>{_CODE})",
    "plan-about": rf"{PREFIX}:planned:(?P<action>share|sources|file):(?P<code>{_CODE})",
    "book": rf"{PREFIX}:book:(?P<source>{_ENTRY})",
    "delete": rf"{PREFIX}:delete:(?P<asker>\d+)",
    "privacy": rf"{PREFIX}:privacy:(?P<action>delete|optout|optin)",
    "privacy-ask": rf"{PREFIX}:privacy:ask-(?P<action>delete|optout|optin)",
}
_COMPILED = tuple(re.compile(template) for template in TEMPLATES.values())
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def is_ours(custom_id: str) -> bool:
    """Tell whether a button of today's cards carries this."""
    return any(template.fullmatch(custom_id) for template in _COMPILED)


def choose(asker: int, option: Option) -> str:
    """Return the id of a choice that was offered to an asker."""
    return f"{PREFIX}:choose:{asker}:{entry_key(option.entry)}{_about(option)}"


def none_of_these(asker: int) -> str:
    """Return the id of the button for an asker whom no choice fits."""
    return f"{PREFIX}:none:{asker}"


def related(option: Option) -> str:
    """Return the id of a related question."""
    return f"{PREFIX}:related:{entry_key(option.entry)}{_about(option)}"


def _about(option: Option) -> str:
    """Return the entities that an offered question is about."""
    keys = [entity_key(one) for one in option.named[:MOST_NAMED]]
    return f":{''.join(keys)}" if keys else ""


def human() -> str:
    """Return the id of the button that asks for a human."""
    return f"{PREFIX}:human"


def delete(asker: int) -> str:
    """Return the id of the button that deletes an asker's answer."""
    return f"{PREFIX}:delete:{asker}"


def privacy(action: str) -> str:
    """Return the id of `delete`, `optout` or `optin` of what is kept of who presses it.

    With `ask-` before it, it is first asked whether they are sure.
    """
    return f"{PREFIX}:privacy:{action}"


def vote(entry: str, *, helpful: bool) -> str:
    """Return the id of a vote on an answer."""
    return f"{PREFIX}:vote:{'yes' if helpful else 'no'}:{entry_key(entry)}"


def about(action: str, grounds: Sequence[Ground]) -> str:
    """Return the id of `sources`, `show` or `share` of what was said on some grounds."""
    return _with_grounds(f"{PREFIX}:{action}:", grounds)


def rest(remaining: Iterable[int], grounds: Sequence[Ground]) -> str:
    """Return the id of the button that shows what did not fit."""
    numbers = ".".join(_base36(number) for number in remaining)
    return _with_grounds(f"{PREFIX}:rest:{numbers}:", grounds)


def why(revision: str, grounds: Sequence[Ground], knowledge: Knowledge) -> str:
    """Return the id of the button that tells why something was said."""
    whys = ".".join(_why(ground, knowledge) for ground in grounds)
    return f"{PREFIX}:why:{revision[:REVISION]}:{whys}"


def look(action: str, lookup: Lookup) -> str:
    """Return the id of `show`, `share` or `sources` of what was looked up."""
    return f"{PREFIX}:look:{action}:{_lookup(lookup)}"


def rest_of_look(remaining: Iterable[int], lookup: Lookup) -> str:
    """Return the id of the button that shows what did not fit of what was looked up."""
    numbers = ".".join(_base36(number) for number in remaining)
    return f"{PREFIX}:lookrest:{numbers}:{_lookup(lookup)}"


def book(source: str) -> str:
    """Return the id of the button that shares what is known of a source."""
    return f"{PREFIX}:book:{entry_key(source)}"


def talk(code: str) -> str:
    """Return the id of the button that goes on with a talk."""
    return f"{PREFIX}:talk:{code}"


def plan(code: str, at: int = 0, was: str = "") -> str:
    """Return the id of the button that shows a page of a plan.

    Args:
        code: The talk.
        at: Number of the page, from 0.
        was: The answer before it was changed, `question=choice`; left out where it does not fit.
    """
    short = f"{PREFIX}:plan:{min(at, 9)}:{code}"
    whole = f"{short}:{was}" if was else short
    return whole if len(whole) <= limits.CUSTOM_ID else short


def what_if(code: str, at: int) -> str:
    """Return the id of one of the menus that change an answer."""
    return f"{PREFIX}:whatif:{at}:{code}"


def planned(action: str, code: str) -> str:
    """Return the id of `share`, `sources` or `file` of a plan."""
    return f"{PREFIX}:planned:{action}:{code}"


def read_named(text: str, keyring: Keyring) -> tuple[str, ...] | None:
    """Return the entities that a button carries; none where one of them is gone."""
    keys = [text[at : at + ENTITY_KEY] for at in range(0, len(text), ENTITY_KEY)]
    found = [keyring.entity(key) for key in keys]
    named = tuple(one for one in found if one is not None)
    return named if len(named) == len(keys) else None


def read_grounds(text: str, keyring: Keyring) -> tuple[Ground, ...]:
    """Return the grounds that a button carries, without those whose entry is gone."""
    grounds = []
    for part in text.split("."):
        entry = keyring.entry(part[:ENTRY_KEY])
        keys = (part[at : at + ENTITY_KEY] for at in range(ENTRY_KEY, len(part), ENTITY_KEY))
        named = (keyring.entity(key) for key in keys)
        if entry is not None:
            grounds.append(Ground(entry, tuple(name for name in named if name is not None)))
    return tuple(grounds)


def read_whys(text: str, keyring: Keyring) -> tuple[Ground, ...]:
    """Return why something was said, as a button carries it."""
    grounds = (_read_why(part, keyring) for part in text.split("."))
    return tuple(ground for ground in grounds if ground is not None)


def read_remaining(text: str) -> tuple[int, ...]:
    """Return how much of each answer remains, as a button carries it."""
    return tuple(int(number, 36) for number in text.split("."))


def _lookup(lookup: Lookup) -> str:
    return f"{lookup.kind}:{''.join(map(entity_key, lookup.named))}"


def _with_grounds(head: str, grounds: Sequence[Ground]) -> str:
    """Append grounds; names that do not fit are left out, the last ones first."""
    parts = [[entry_key(one.entry), *map(entity_key, one.named)] for one in grounds]
    while len(head) + sum(len("".join(part)) + 1 for part in parts) - 1 > limits.CUSTOM_ID:
        longest = max(parts, key=len)
        if len(longest) == 1:
            parts.pop()
        else:
            longest.pop()
    return head + ".".join("".join(part) for part in parts)


def _why(ground: Ground, knowledge: Knowledge) -> str:
    phrasings = knowledge.entries[ground.entry].phrasings
    at = phrasings.index(ground.phrasing) if ground.phrasing in phrasings else len(phrasings)
    place = _base36(at).zfill(2) if at < min(len(phrasings), 36**2 - 1) else NO_PHRASING
    second = ""
    if ground.runner_up is not None:
        second = entry_key(ground.runner_up) + _percent(ground.runner_up_confidence)
    return f"{entry_key(ground.entry)}{place}{_percent(ground.confidence)}{second}"


def _read_why(text: str, keyring: Keyring) -> Ground | None:
    entry = keyring.entry(text[:ENTRY_KEY])
    if entry is None:
        return None
    place, confidence, second = text[8:10], int(text[10:12]) / 100, text[12:]
    phrasings = keyring.knowledge.entries[entry].phrasings
    known = place != NO_PHRASING and int(place, 36) < len(phrasings)
    return Ground(
        entry,
        phrasing=phrasings[int(place, 36)] if known else "",
        confidence=confidence,
        runner_up=keyring.entry(second[:ENTRY_KEY]),
        runner_up_confidence=int(second[ENTRY_KEY:]) / 100 if second else 0.0,
    )


def _percent(confidence: float) -> str:
    return f"{min(99, max(0, round(confidence * 100))):02d}"


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
