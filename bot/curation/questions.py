"""Questions with what is expected of their replies: the files that `eval` reads."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from bot.answers.reply import Outcome
from bot.errors import BotError
from bot.knowledge.base import Knowledge
from bot.knowledge.entries import topic_of

Class = Literal["answerable", "partial", "out_of_scope"]

_UNSAID = ("scope", "smalltalk")  # kinds of entry that say nothing of the trade
EXPECTATIONS = ("entry", "outcome", "expect_any", "expect_docs", "class")


def _as_tuple(value: Any) -> Any:
    """Read one text as a list of one, and nothing as an empty one."""
    if value is None or isinstance(value, str):
        return (value,) if value else ()
    return tuple(value) if isinstance(value, list) else value


_Texts = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
_Outcomes = Annotated[tuple[Outcome, ...], BeforeValidator(_as_tuple)]


class Question(BaseModel):
    """One line of a question file. Keys that it does not know are passed over.

    Attributes:
        id: Unique in its file.
        question: What is asked.
        conversation: Lines with the same one are turns of one conversation.
        kind: `class` in the file: `answerable`; `partial`, the same where the documents say only a
            part; `out_of_scope` for what must not be answered.
        style: Further kinds under which it counts, e.g. `slang`.
        entry: Ids of the entries of which one must be said.
        outcome: Outcomes of which the reply must have one.
        expect_any: Texts of which one must be shown.
        expect_docs: Documents of which one must be cited.
        forbid_any: Texts of which none may be shown.
        decline_ok: Whether saying that it is not covered, or asking back, is as good.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: str | int
    question: str
    conversation: str | int | None = None
    kind: Class | None = Field(default=None, alias="class")
    style: _Texts = ()
    entry: _Texts = ()
    outcome: _Outcomes = ()
    expect_any: _Texts = ()
    expect_docs: _Texts = ()
    forbid_any: _Texts = ()
    decline_ok: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return every kind under which it counts, each once."""
        return tuple(dict.fromkeys((*((self.kind,) if self.kind else ()), *self.style)))

    @model_validator(mode="after")
    def _expects_something(self) -> "Question":
        wanted = (self.kind, self.entry, self.outcome, self.expect_any, self.expect_docs)
        if not any(wanted):
            raise ValueError(f"nothing is expected: add one of {', '.join(EXPECTATIONS)}")
        return self


class QuestionsError(BotError):
    """Tell that a question file cannot be used.

    Attributes:
        problems: What is wrong, each with the number of its line.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"line {problems[0]}{more}")


def read_questions(lines: Iterable[str]) -> tuple[Question, ...]:
    """Read JSON lines; blank ones are passed over.

    Raises:
        QuestionsError: A line is no question, or repeats an id.
    """
    questions: dict[str | int, Question] = {}
    problems: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = Question.model_validate_json(line)
        except ValidationError as error:
            problems.append(f"{number}: {_said(error)}")
            continue
        if question.id in questions:
            problems.append(f"{number}: the id `{question.id}` is taken: choose another")
        questions[question.id] = question
    if problems:
        raise QuestionsError(problems)
    return tuple(questions.values())


def held_out(knowledge: Knowledge, every: int) -> tuple[Knowledge, tuple[Question, ...]]:
    """Take some aliases out of a knowledge, and ask them instead.

    What is then answered wrong shows which entries lean on a single wording.

    Args:
        knowledge: Any.
        every: 5 takes each fifth alias of an entry. Aliases with a placeholder stay, and so do
            those of entries about the answer before, which make no sense alone.

    Returns:
        The knowledge without them, and a question for each; its style is the topic of its entry.
        What is out of scope or small talk needs only be taken as that: one of several entries
        may say it.
    """
    entries = dict(knowledge.entries)
    questions: list[Question] = []
    for entry in knowledge.entries.values():
        taken = [alias for alias in entry.aliases[every - 1 :: every] if "{" not in alias]
        if entry.act is not None or not taken:
            continue
        kept = tuple(alias for alias in entry.aliases if alias not in taken)
        entries[entry.id] = replace(entry, aliases=kept)
        expected = {"class": "out_of_scope"} if entry.kind in _UNSAID else {"entry": entry.id}
        topic = topic_of(entry.id)
        questions.extend(
            Question.model_validate(
                {"id": f"{entry.id}#{number}", "question": alias, "style": topic, **expected}
            )
            for number, alias in enumerate(taken, 1)
        )
    return replace(knowledge, entries=entries), tuple(questions)


def _said(error: ValidationError) -> str:
    """Return the first mistake of a line in words."""
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return "not a JSON object on one line"
    if first["type"] == "missing":
        return f"`{first['loc'][0]}` is missing"
    message = first["msg"].removeprefix("Value error, ")
    return f"`{first['loc'][0]}`: {message.lower()}" if first["loc"] else message.lower()
