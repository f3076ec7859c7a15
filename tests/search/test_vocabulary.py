"""Numbers that go on from others without touching them."""

from bot.search.vocabulary import Numbers, Vocabulary


def test_numbers_go_on_from_those_of_a_base() -> None:
    base = Numbers()
    assert [base.give(text) for text in ("a", "b", "a")] == [0, 1, 0]
    one, other = Numbers(base), Numbers(base)
    assert [one.give(text) for text in ("b", "c", "d")] == [1, 2, 3]
    assert other.give("d") == 2
    assert base.get("c") is None
    assert (len(base), len(one), len(other)) == (2, 4, 3)


def test_pieces_of_known_shapes_keep_their_numbers() -> None:
    base = Vocabulary()
    work = base.shape("work")
    over = base.over()
    assert over.shape("work") == work
    assert set(over.shape("works")) & set(work)
    assert base.known_shape("works") is None
    assert len(base.shapes) == 1
