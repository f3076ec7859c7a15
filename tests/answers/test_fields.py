from bot.answers.fields import KINDS, choices, suggest
from bot.knowledge.base import Knowledge


def test_a_field_offers_only_what_has_a_figure(shipped: Knowledge) -> None:
    rows = [row for table in shipped.tables.values() for row in table.rows]
    paid = {name for row in rows for name in row.entities}
    offered = {one.id for field in KINDS for one in choices(shipped, field)}
    assert offered == paid


def test_states_and_cities_are_told_apart(shipped: Knowledge) -> None:
    assert len(choices(shipped, "state")) == 5
    assert len(choices(shipped, "city")) == 10


def test_suggestions_go_on_from_what_was_typed(shipped: Knowledge) -> None:
    assert [one.name for one in suggest(shipped, "city", "san")] == ["San Francisco", "San Jose"]
    assert [one.name for one in suggest(shipped, "state", "alas")] == ["Alaska"]


def test_nothing_typed_suggests_everything(shipped: Knowledge) -> None:
    assert suggest(shipped, "city", "") == choices(shipped, "city")
