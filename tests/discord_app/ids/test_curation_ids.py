"""What moderators' buttons carry is read as it was written, and fits."""

import re

import pytest

from bot.discord_app import limits
from bot.discord_app.ids import curation_ids as ids

ENTRY = "server/" + "x" * 60
WRITTEN = {
    "change": (ids.entry("edit", ENTRY), {"action": "edit", "entry": ENTRY}),
    "switch": (ids.entry("retire", ENTRY), {"action": "retire", "entry": ENTRY}),
    "show": (ids.entry("show", ENTRY), {"entry": ENTRY}),
    "list": (
        ids.page_of_list(3, "own", "a:b"),
        {"page": "3", "standing": "own", "filter": "a:b"},
    ),
    "picked": (ids.picked(), {}),
    "history": (ids.history(2, ENTRY), {"page": "2", "about": ENTRY}),
    "revision": (ids.revision(), {}),
    "revert": (ids.revert(1, 2, ENTRY), {"to": "1", "seen": "2", "entry": ENTRY}),
    "draft-save": (
        ids.draft("save", "edit", 7, ENTRY),
        {"kind": "edit", "number": "7", "about": ENTRY},
    ),
    "draft-change": (
        ids.draft("change", "write", 0, "12"),
        {"kind": "write", "number": "0", "about": "12"},
    ),
    "inbox": (ids.inbox(1, later=True), {"page": "1", "later": "1"}),
    "group": (ids.group(), {}),
    "decide": (ids.decide("later", 5), {"decision": "later", "group": "5"}),
    "write": (ids.decide("write", 5), {"group": "5"}),
    "look-again": (ids.decide("look", 5), {"group": "5"}),
    "phrase": (ids.phrase(5), {"group": "5"}),
    "phrase-confirm": (ids.phrase_confirm(5, ENTRY), {"group": "5", "entry": ENTRY}),
    "undo": (ids.undo(9), {"ruling": "9"}),
    "threshold": (ids.threshold(None), {"threshold": "off"}),
}


@pytest.mark.parametrize("name", ids.TEMPLATES)
def test_each_is_read_as_it_was_written_and_by_its_own_pattern_alone(name: str) -> None:
    custom_id, fields = WRITTEN[name]
    matches = {
        other: match.groupdict()
        for other, template in ids.TEMPLATES.items()
        if (match := re.fullmatch(template, custom_id))
    }
    assert matches == {name: fields}
    assert ids.is_ours(custom_id)
    assert len(custom_id) <= limits.CUSTOM_ID


def test_a_long_filter_is_cut_to_fit() -> None:
    assert len(ids.page_of_list(10**6, "changed", "x" * 200)) == limits.CUSTOM_ID


def test_what_is_too_long_for_a_button_is_known() -> None:
    assert ids.fits(ENTRY)
    assert not ids.fits("x" * 95)


@pytest.mark.parametrize("custom_id", ["c1:faq:drop:x", "c1:decide:ignore:x", "c2:group", ""])
def test_what_is_not_ours_is_not_taken_for_it(custom_id: str) -> None:
    assert not ids.is_ours(custom_id)
