import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.knowledge.positions import read_yaml, shortened

ALIASES = "anchors (&) and aliases (*) are not used here: write the text out"
TAGS = "tags (!) are not used here: put text that starts with `!` in quotes"
HINT = "check the indentation, and put text that holds `: ` or starts with a sign in quotes"
BOMB = "- &a0 [x, x]\n" + "".join(f"- &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml("a.yaml", text)[1]]


def test_values_are_plain() -> None:
    file, problems = read_yaml("a.yaml", '- {id: a, kept: "yes", n: 3, none: , list: [x, "1.10"]}')
    assert (file.value, problems) == (
        [{"id": "a", "kept": "yes", "n": 3, "none": None, "list": ["x", "1.10"]}],
        [],
    )


def test_every_value_knows_its_line() -> None:
    file, _ = read_yaml("a.yaml", "- id: a\n  list:\n    - x\n    - >-\n      folded\n\n- id: b\n")
    places = [(0,), (0, "id"), (0, "list"), (0, "list", 1), (1, "id")]
    assert [file.line(place) for place in places] == [1, 1, 3, 4, 7]


def test_a_missing_value_has_the_line_of_what_is_around_it() -> None:
    file, _ = read_yaml("a.yaml", "# comment\n- id: a\n- id: b\n")
    assert (file.line((1, "answer")), file.line((7,)), file.line(())) == (3, 2, 2)


def test_an_item_that_yaml_joins_to_the_one_above_is_refused() -> None:
    joined = "- list:\n    - one\n      - two\n    - three\n"
    assert problems_of(joined) == [
        "a.yaml:3: YAML joins this to the line above, since it is indented further: give both"
        " `- ` the same indentation, or put a text that goes on here in quotes"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- one - two\n- three\n",
        "- one\n  -two\n- three - four\n  and five\n",
        '- "one\n  - two"\n',
        "- >-\n  one\n  - two\n",
        "- one - one\n# - two\n- three\n",
        "- answer: one\n    - two\n",
    ],
)
def test_a_dash_in_a_text_is_none(text: str) -> None:
    assert problems_of(text) == []


def test_what_is_typed_is_kept_where_yaml_reads_something_else() -> None:
    file, _ = read_yaml("a.yaml", "- yes\n- 1:30\n- text\n")
    assert file.typed == {(0,): "yes", (1,): "1:30"}


@pytest.mark.parametrize("text", ["", "# comment\n", "---\n"])
def test_an_empty_file_is_no_problem(text: str) -> None:
    file, problems = read_yaml("a.yaml", text)
    assert (file.value, problems) == (None, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", "a.yaml:2: `a` stands here a second time (first on line 1): keep one"),
        ("a: &x text\n", f"a.yaml:1: {ALIASES}"),
        ("a: *x\n", f"a.yaml:1: {ALIASES}"),
        ("a: !!python/object/apply:os.system [ls]\n", f"a.yaml:1: {TAGS}"),
        ("a: !!python/name:os.system\n", f"a.yaml:1: {TAGS}"),
        ("\na: !!bool z\n", f"a.yaml:2: {TAGS}"),
        ("a: !Attention\n", f"a.yaml:1: {TAGS}"),
        ("1: a\n", 'a.yaml:1: a key must be a word: put it in quotes, "1"'),
        ("<<: a\n", 'a.yaml:1: a key must be a word: put it in quotes, "<<"'),
        ("&x a: b\n", f"a.yaml:1: {ALIASES}"),
        ("[a, b]: c\n", "a.yaml:1: a key must be a word: write one"),
        ("? {a: b}\n: c\n", "a.yaml:1: a key must be a word: write one"),
        ("a: 2012-02-31\n", 'a.yaml:1: this value cannot be read: put it in quotes, "2012-02-31"'),
        ("a: b\n---\na: c\n", "a.yaml:2: a second document starts here (`---`): keep one"),
        (
            "a: b: c\n",
            f"a.yaml:1: not valid YAML (mapping values are not allowed in this context): {HINT}",
        ),
        ("a: [b\n", f"a.yaml:2: not valid YAML (did not find expected ',' or ']'): {HINT}"),
        (
            "a:\n\t- b",
            f"a.yaml:2: not valid YAML (found character that cannot start any token): {HINT}",
        ),
        ("\n\na: \0", "a.yaml:3: there is a character here that text does not hold: take it out"),
        ("a: \ud800", "a.yaml:1: there is a character here that text does not hold: take it out"),
        ("a:\n" + " [" * 12 + "]" * 12, "a.yaml:2: this is nested too deeply: write it flatter"),
    ],
)
def test_mistakes_of_form_are_named_with_their_line(text: str, problem: str) -> None:
    assert problems_of(text) == [problem]


def test_a_refused_value_hides_no_mistake_behind_it() -> None:
    assert problems_of("[a]: {b: [c]}\nd: *e\nd: f\n") == [
        "a.yaml:1: a key must be a word: write one",
        f"a.yaml:2: {ALIASES}",
        "a.yaml:3: `d` stands here a second time (first on line 2): keep one",
    ]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "[" * 9999 + "]" * 9999],
    ids=["lists", "mappings", "items", "keys", "closed"],
)
def test_bottomless_nesting_is_a_problem_and_no_crash(text: str) -> None:
    assert problems_of(text) == ["a.yaml:1: this is nested too deeply: write it flatter"]


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    file, problems = read_yaml("a.yaml", BOMB)
    assert len(file.value) == 60
    assert {problem.message for problem in problems} == {ALIASES}


@pytest.mark.parametrize(
    "junk", ["&", '"', "x\x7f%@`", "a: ", "%", "\ufffe"], ids=lambda junk: ascii(junk)
)
def test_five_megabytes_of_junk_are_one_problem(junk: str) -> None:
    assert len(problems_of(junk * (5_000_000 // len(junk)))) == 1


def test_a_number_without_end_is_text() -> None:
    digits = "9" * 1_000_000
    assert read_yaml("a.yaml", digits)[0].value == digits


@settings(deadline=None)
@given(st.text() | st.text(alphabet="ab01:-?[]{}&*!|>'\"%@`# \n\t,~=<", max_size=40))
@example("\r[")
def test_no_text_makes_the_reader_raise(text: str) -> None:
    _, problems = read_yaml("a.yaml", text)
    breaks = sum(map(text.count, "\n\r\x85\u2028\u2029"))  # as YAML 1.1 has them
    assert all(1 <= problem.line <= breaks + 2 for problem in problems)


def test_a_long_value_is_shown_shortened() -> None:
    assert (shortened("x" * 60), shortened("x" * 61)) == ("x" * 60, "x" * 60 + "...")
