import re
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.own_ids import MOST_SLUG, ids_for, own_id, slug_of


@pytest.mark.parametrize(
    ("question", "slug"),
    [("什么?", "entry"), ("A " * 60, "a-" * 19 + "a"), ("x" * 90, "x" * MOST_SLUG)],
)  # fmt: skip
def test_any_question_gives_a_slug(question: str, slug: str) -> None:
    assert slug_of(question) == slug


def test_an_own_id_stays_and_others_become_one() -> None:
    assert own_id(f"server/{'x' * MOST_SLUG}-12") == f"server/{'x' * MOST_SLUG}-12"
    assert own_id("cards/Lost card") == "server/cards-lost-card"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_every_id_is_one_that_stays(question: str) -> None:
    for id in islice(ids_for(question), 12):
        assert re.fullmatch(r"server/[a-z0-9]+(-[a-z0-9]+)*", id)
        assert own_id(id) == id
