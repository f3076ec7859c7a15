"""Accuracy of a question file, clean and with typos: `python -m bench.typos QUESTIONS.jsonl`.

One random edit (swap, drop, double, neighbour key) in a third of the words of four letters or
more; the same seed makes the same typos.
"""

import argparse
import random
import re
from pathlib import Path

from bot.app import Advisor
from bot.curation.evaluation import Share, accuracy, by_kind, evaluate
from bot.curation.questions import Question, read_questions
from bot.knowledge.shipped import shipped_folder

SHARE = 1 / 3  # of the words that get a typo
_WORD = re.compile(r"[A-Za-z]{4,}")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    key: "".join(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    for row in _ROWS
    for at, key in enumerate(row)
}


def mistyped(word: str, rng: random.Random) -> str:
    """Return a word with one edit; never the word itself."""
    at = rng.randrange(len(word))
    edit = rng.choice(("swap", "drop", "double", "neighbour"))
    if edit == "swap" and word[: at + 1] != word and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if edit == "drop":
        return word[:at] + word[at + 1 :]
    if edit == "neighbour":
        return word[:at] + rng.choice(_NEIGHBOURS[word[at].lower()]) + word[at + 1 :]
    return word[:at] + word[at] + word[at:]


def with_typos(question: str, rng: random.Random) -> str:
    """Return a question with a typo in a third of its longer words, at least in one."""
    words = list(_WORD.finditer(question))
    chosen = rng.sample(words, max(1, round(len(words) * SHARE))) if words else []
    for found in sorted(chosen, key=lambda word: -word.start()):
        typo = mistyped(found[0], rng)
        question = question[: found.start()] + typo + question[found.end() :]
    return question


def scored(folder: Path, questions: list[Question]) -> dict[str, Share]:
    """Return accuracy in all and by kind, asked of a fresh advisor."""
    advisor = Advisor.of_folder(folder)
    results = evaluate(questions, lambda asked, where: advisor.ask(asked, where).reply)
    return {"all": accuracy(results), **by_kind(results)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--knowledge", type=Path, default=shipped_folder())
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    clean = list(read_questions(options.questions.read_text("utf-8").split("\n")))
    typed = [q.model_copy(update={"question": with_typos(q.question, rng)}) for q in clean]
    before, after = scored(options.knowledge, clean), scored(options.knowledge, typed)
    print(f"{'kind':24} {'n':>5} {'clean':>7} {'typos':>7} {'points':>7}")
    for kind, share in before.items():
        lost = 100 * (after[kind].right - share.right)
        print(f"{kind:24} {share.count:5} {share.right:7.1%} {after[kind].right:7.1%} {lost:+7.1f}")


if __name__ == "__main__":
    main()
