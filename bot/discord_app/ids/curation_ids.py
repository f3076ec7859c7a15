"""What the moderators' buttons, menus and forms carry in their custom_ids.

The cards of moderators write them, `views` reads them. An entry is named by its id and not by its
key, for a retired one is in no knowledge.
"""

import re
from typing import Literal

from bot.discord_app import limits
from bot.discord_app.ids.custom_ids import PREFIX

Action = Literal["edit", "alias", "retire", "restore", "show"]
DraftKind = Literal["add", "edit", "write", "alias"]
Decision = Literal["write", "out", "later", "ignore", "look"]

ENTRY = r"(?P<entry>[^:]+)"
GROUP = r"(?P<group>\d+)"
DRAFT = r"(?P<kind>add|edit|write|alias):(?P<number>\d+):(?P<about>[^:]*)"
STANDING = r"(?P<standing>all|shipped|changed|own|retired)"

TEMPLATES = {
    "change": rf"{PREFIX}:faq:(?P<action>edit|alias):{ENTRY}",
    "switch": rf"{PREFIX}:faq:(?P<action>retire|restore):{ENTRY}",
    "show": rf"{PREFIX}:faq:show:{ENTRY}",
    "list": rf"{PREFIX}:faqlist:(?P<page>\d+):{STANDING}:(?P<filter>.*)",
    "picked": rf"{PREFIX}:faqpick",
    "history": rf"{PREFIX}:history:(?P<page>\d+):(?P<about>[^:]*)",
    "revision": rf"{PREFIX}:revision",
    "revert": rf"{PREFIX}:revert:(?P<to>\d+):(?P<seen>\d+):{ENTRY}",
    "draft-save": rf"{PREFIX}:draft:save:{DRAFT}",
    "draft-change": rf"{PREFIX}:draft:change:{DRAFT}",
    "inbox": rf"{PREFIX}:inbox:(?P<page>\d+):(?P<later>0|1)",
    "group": rf"{PREFIX}:group",
    "decide": rf"{PREFIX}:decide:(?P<decision>out|later|ignore):{GROUP}",
    "write": rf"{PREFIX}:decide:write:{GROUP}",
    "look-again": rf"{PREFIX}:decide:look:{GROUP}",
    "phrase": rf"{PREFIX}:phrase:{GROUP}",
    "phrase-confirm": rf"{PREFIX}:phrased:{GROUP}:{ENTRY}",
    "undo": rf"{PREFIX}:undo:(?P<ruling>\d+)",
    "threshold": rf"{PREFIX}:threshold:(?P<threshold>\d+|off)",
}
FORMS = {
    "wording": rf"{PREFIX}:wording:{DRAFT}",
    "phrasing": rf"{PREFIX}:phrasing:{ENTRY}",
    "search": rf"{PREFIX}:search:{GROUP}",
}
_COMPILED = tuple(re.compile(template) for template in TEMPLATES.values())


def is_ours(custom_id: str) -> bool:
    """Tell whether a button of the moderators' cards of today carries this."""
    return any(template.fullmatch(custom_id) for template in _COMPILED)


def entry(action: Action, id: str) -> str:
    """Return the id of a button about an entry."""
    return f"{PREFIX}:faq:{action}:{id}"


def fits(id: str) -> bool:
    """Tell whether an entry's id is short enough for every button about it."""
    return len(revert(10**9, 10**9, id)) <= limits.CUSTOM_ID


def page_of_list(page: int, standing: str, filter: str) -> str:
    """Return the id of a button that turns the page of a list of entries."""
    return f"{PREFIX}:faqlist:{page}:{standing}:{filter}"[: limits.CUSTOM_ID]


def picked() -> str:
    """Return the id of the menu of entries on a list."""
    return f"{PREFIX}:faqpick"


def history(page: int, entry: str = "") -> str:
    """Return the id of a button that shows a page of revisions: of one entry, or of all."""
    return f"{PREFIX}:history:{page}:{entry}"


def revision() -> str:
    """Return the id of the menu of revisions."""
    return f"{PREFIX}:revision"


def revert(to: int, seen: int, entry: str) -> str:
    """Return the id of a button that makes an entry again what it was after a revision."""
    return f"{PREFIX}:revert:{to}:{seen}:{entry}"


def draft(action: Literal["save", "change"], kind: DraftKind, number: int, about: str) -> str:
    """Return the id of a button under something typed that is not saved yet.

    Args:
        action: Save it all the same, or open the form again.
        kind: What it is to become.
        number: Of the revision that it begins from.
        about: Id of the entry, or key of the group of the inbox; may be empty.
    """
    return f"{PREFIX}:draft:{action}:{kind}:{number}:{about}"


def inbox(page: int, *, later: bool) -> str:
    """Return the id of a button that shows a page of the inbox."""
    return f"{PREFIX}:inbox:{page}:{int(later)}"


def group() -> str:
    """Return the id of the menu of groups."""
    return f"{PREFIX}:group"


def decide(decision: Decision, group: int) -> str:
    """Return the id of a button that decides about a group, or shows it again."""
    return f"{PREFIX}:decide:{decision}:{group}"


def phrase(group: int) -> str:
    """Return the id of the menu of entries that a group may be phrasings of."""
    return f"{PREFIX}:phrase:{group}"


def phrase_confirm(group: int, entry: str) -> str:
    """Return the id of a button that adds a group to an entry all the same."""
    return f"{PREFIX}:phrased:{group}:{entry}"


def undo(ruling: int) -> str:
    """Return the id of a button that takes a decision back."""
    return f"{PREFIX}:undo:{ruling}"


def threshold(percent: int | None) -> str:
    """Return the id of a button that sets the threshold that was previewed; none for the usual."""
    return f"{PREFIX}:threshold:{'off' if percent is None else percent}"


def wording_form(kind: DraftKind, number: int, about: str) -> str:
    """Return the id of a form for the words of an entry; as for `draft`."""
    return f"{PREFIX}:wording:{kind}:{number}:{about}"


def phrasing_form(entry: str) -> str:
    """Return the id of a form for one more phrasing of an entry."""
    return f"{PREFIX}:phrasing:{entry}"


def search_form(group: int) -> str:
    """Return the id of a form that searches an entry for a group."""
    return f"{PREFIX}:search:{group}"
