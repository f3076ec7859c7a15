from bot.answers.differing import differing, rows_of
from bot.knowledge.base import Knowledge
from bot.knowledge.marks import marks


def test_rows_of_one_table_do_not_differ(shipped: Knowledge) -> None:
    assert differing(shipped, ["pay-by-role/coder-entry", "pay-by-role/coder-mid"]) is None


def test_the_same_figure_in_two_places_does_not_differ(shipped: Knowledge) -> None:
    facts = ["pay-by-role/biller-entry", "pay-by-role-stages/biller-entry"]
    assert differing(shipped, facts) is None


def test_two_places_of_one_source_are_explained_by_their_notes(shipped: Knowledge) -> None:
    said = differing(shipped, ["pay-by-role/coder-mid", "pay-by-role-stages/coder"])
    assert said is not None
    assert "stops at $65,000 for a coder" in said


def test_two_sources_are_named_with_their_dates(shipped: Knowledge) -> None:
    facts = ["pay-by-experience/years-20-plus", "pay-by-experience-20-years/years-20-plus"]
    said = differing(shipped, facts)
    assert said is not None
    assert "2012-09-02" in said
    assert "no date stated" in said
    assert set(facts) <= set(marks(said))


def test_rows_about_different_things_do_not_differ(shipped: Knowledge) -> None:
    assert differing(shipped, ["pay-by-state/alaska", "pay-by-city/kokomo"]) is None


def test_only_rows_have_rows(shipped: Knowledge) -> None:
    facts = ["pay-by-state/alaska", "roles-guide/coder-path"]
    assert [fact for fact, _, _ in rows_of(shipped, facts)] == ["pay-by-state/alaska"]
