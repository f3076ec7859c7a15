from bot.knowledge.marks import marks, replace_marks, without_marks


def test_marks_are_named_once_in_order() -> None:
    assert marks("B.[^b/1] A.[^a/1][^b/1]") == ("b/1", "a/1")


def test_a_text_without_marks_has_none() -> None:
    assert marks("[1] [^ a] [^]") == ()


def test_a_text_reads_without_its_marks() -> None:
    assert without_marks("Yes[^a], no.[^b][^c]") == "Yes, no."


def test_marks_become_numbers() -> None:
    assert replace_marks("Yes.[^a] No.[^b]", {"a": 2, "b": 1}.__getitem__) == "Yes.[2] No.[1]"


def test_neighbours_with_one_number_are_said_once_in_rising_order() -> None:
    numbers = {"a": 3, "b": 1, "c": 3}
    assert replace_marks("Yes.[^a][^b] [^c]", numbers.__getitem__) == "Yes.[1][3]"
