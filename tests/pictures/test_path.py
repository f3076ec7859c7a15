from bot.answers.planning import plan
from bot.answers.talk import Talk
from bot.knowledge.base import Knowledge
from bot.pictures.path import FOOT, TITLE, path

MOST_ALT = 1024  # Discord: characters of an attachment's description


def test_the_text_says_every_step(shipped: Knowledge) -> None:
    asked = ("work", "schooling", "time")
    answered = [one for one in shipped.advice.combinations(asked) if len(one) == len(asked)]
    assert answered
    for given in answered:
        made = plan(shipped, Talk(tuple(given.items())))
        alt = path(made).alt
        assert all(step in alt for part in made.parts for step in part.steps)
        assert TITLE in alt
        assert FOOT in alt
        assert len(alt) <= MOST_ALT


def test_a_path_is_a_picture(shipped: Knowledge) -> None:
    picture = path(plan(shipped, Talk()))
    assert picture.png.startswith(b"\x89PNG")


def test_the_same_plan_makes_the_same_picture(shipped: Knowledge) -> None:
    made = plan(shipped, Talk())
    assert path(made) == path(made)
