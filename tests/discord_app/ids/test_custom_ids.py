"""What buttons carry: short, and read back as written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.reply import Ground, Option
from bot.discord_app import limits
from bot.discord_app.ids import custom_ids
from bot.discord_app.ids.keys import Keyring, entity_key, entry_key
from bot.discord_app.ids.lookups import Lookup
from bot.knowledge.base import Knowledge

SNOWFLAKE = 2**63  # as large as ids get


@pytest.fixture
def keyring(bank: Knowledge) -> Keyring:
    return Keyring(bank)


def carried(custom_id: str, action: str, name: str) -> str:
    found = re.fullmatch(custom_ids.TEMPLATES[action], custom_id)
    assert found
    return found[name]


def test_keys_are_stable() -> None:
    assert entry_key("cards/lost-card") == "4OKKry4G"
    assert entity_key("alaska") == "ibzMTn"


def test_grounds_are_read_back(keyring: Keyring) -> None:
    grounds = (Ground("pay/by-place", ("northland", "harbor")), Ground("cards/lost-card"))
    custom_id = custom_ids.about("sources", grounds)
    assert custom_ids.read_grounds(carried(custom_id, "sources", "grounds"), keyring) == grounds


def test_grounds_whose_entry_is_gone_are_left_out(keyring: Keyring) -> None:
    custom_id = custom_ids.about("share", (Ground("old/gone"), Ground("cards/lost-card")))
    read = custom_ids.read_grounds(carried(custom_id, "share", "grounds"), keyring)
    assert read == (Ground("cards/lost-card"),)


def test_why_is_read_back(keyring: Keyring) -> None:
    ground = Ground("cards/lost-card", (), "card is missing", 0.93, "cards/pin", 0.04)
    custom_id = custom_ids.why("0123456789ab", (ground,), keyring.knowledge)
    assert carried(custom_id, "why", "revision") == "012345"
    assert custom_ids.read_whys(carried(custom_id, "why", "whys"), keyring) == (ground,)


def test_why_of_what_was_picked_is_read_back(keyring: Keyring) -> None:
    ground = Ground("cards/lost-card", confidence=0.99)
    custom_id = custom_ids.why("0123456789ab", (ground,), keyring.knowledge)
    assert custom_ids.read_whys(carried(custom_id, "why", "whys"), keyring) == (ground,)


@given(
    st.lists(
        st.builds(Ground, st.text(max_size=300), st.lists(st.text(), max_size=30).map(tuple)),
        min_size=1,
        max_size=4,
    ),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=4),
)
def test_ids_fit_however_long_the_names(grounds: list[Ground], remaining: list[int]) -> None:
    ids = [
        custom_ids.about("sources", grounds),
        custom_ids.rest(remaining, grounds),
        custom_ids.choose(SNOWFLAKE, Option(grounds[0].entry, "?", grounds[0].named)),
        custom_ids.related(Option(grounds[0].entry, "?", grounds[0].named)),
        custom_ids.vote(grounds[0].entry, helpful=False),
        custom_ids.delete(SNOWFLAKE),
    ]
    for custom_id in ids:
        assert 0 < len(custom_id) <= limits.CUSTOM_ID
        assert custom_ids.is_ours(custom_id)


def test_why_of_three_answers_fits(keyring: Keyring) -> None:
    ground = Ground("cards/lost-card", (), "card is missing", 1.0, "cards/pin", 1.0)
    custom_id = custom_ids.why("0123456789ab", (ground,) * 3, keyring.knowledge)
    assert len(custom_id) <= limits.CUSTOM_ID


def test_remaining_is_read_back() -> None:
    custom_id = custom_ids.rest((0, 35, 36, 99999), (Ground("cards/lost-card"),))
    read = custom_ids.read_remaining(carried(custom_id, "rest", "remaining"))
    assert read == (0, 35, 36, 99999)


def test_what_was_looked_up_is_read_back(keyring: Keyring) -> None:
    for named in ((), ("northland",), ("harbor", "teller", "entry")):
        custom_id = custom_ids.look("share", Lookup("pay", named))
        assert custom_ids.read_named(carried(custom_id, "look", "named"), keyring) == named
        rest = custom_ids.rest_of_look((12, 0), Lookup("compare", named))
        assert custom_ids.read_named(carried(rest, "look-rest", "named"), keyring) == named


def test_what_was_looked_up_is_gone_with_one_of_its_names(keyring: Keyring) -> None:
    custom_id = custom_ids.look("show", Lookup("pay", ("harbor", "sunken-city")))
    assert custom_ids.read_named(carried(custom_id, "look", "named"), keyring) is None


def test_no_id_is_read_by_two_kinds_of_button(keyring: Keyring) -> None:
    ids = [
        custom_ids.look("share", Lookup("pay", ("harbor",))),
        custom_ids.rest_of_look((1,), Lookup("compare", ("harbor",))),
        custom_ids.book("handbook"),
        custom_ids.talk("gold,-,."),
        custom_ids.plan("~-.1", 2, "card=gold"),
        custom_ids.what_if("gold,-,.", 0),
        custom_ids.planned("file", "gold,-,."),
    ]
    for custom_id in ids:
        kinds = [name for name, one in custom_ids.TEMPLATES.items() if re.fullmatch(one, custom_id)]
        assert len(kinds) == 1, custom_id


@pytest.mark.parametrize(
    "custom_id", ["", "c1:delete:", "c0:delete:1", "c1:delete:1 ", "c1:human:"]
)
def test_other_ids_are_not_ours(custom_id: str) -> None:
    assert not custom_ids.is_ours(custom_id)
