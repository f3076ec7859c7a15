from bot.knowledge.problems import KnowledgeError, Problem


def test_a_problem_reads_as_a_link() -> None:
    assert str(Problem("faq/cards.yaml", 3, "mend it")) == "faq/cards.yaml:3: mend it"


def test_an_error_carries_all_problems_in_order() -> None:
    problems = [Problem("b", 1, "x"), Problem("a", 10, "x"), Problem("a", 9, "x")]
    error = KnowledgeError(problems)
    assert error.problems == (problems[2], problems[1], problems[0])
    assert error.reply == "the knowledge has 3 problems"


def test_one_problem_is_counted_as_one() -> None:
    assert KnowledgeError([Problem("a", 1, "x")]).reply == "the knowledge has 1 problem"
