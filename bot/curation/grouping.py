"""Grouping: misses that ask the same, side by side, however they are worded. Pure."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.curation.misses import Miss
from bot.dialogue.conversation import Conversation
from bot.dialogue.ellipsis import telling
from bot.dialogue.understanding import Reader
from bot.search import Analysis

ALIKE = 0.65  # cosine, 0 to 1, from which two questions ask the same
MOST_CANDIDATES = 5  # entries that are named for a group
FAINT = 0.2  # share of its weight that a word has which any question here may hold

FEWEST = 50  # questions by which rarity is measured; what two of three hold is not common

_FAINT = frozenset(
    # As the search reads them: the trade itself, and verbs and pointers of all sorts.
    "code bill medic job career field @medical-coder @medical-biller @billing-and-coding-specialist"
    " need get have buy want take go become becom find know tell help use good best am from by your"
    " all any here there up out more other thing say look somebodi someon anyon".split()
)

_SIGN = re.compile(r"\[[a-z-]{4,6}\]")  # what a redaction leaves behind
_Bag = frozenset[str]  # the words of a question that tell it from others


@dataclass(frozen=True, slots=True)
class Group:
    """Misses that ask the same.

    Attributes:
        key: Names the group as long as its oldest miss is in it: the id of that miss.
        misses: The oldest first.
        candidates: Ids of entries that were offered to them, the most often and surely first,
            each with its highest confidence.
        text: The question that stands for the group: the one most like all the others.
    """

    key: int
    misses: tuple[Miss, ...]
    candidates: tuple[tuple[str, float], ...]
    text: str

    @property
    def oldest_at(self) -> int:
        """Return when the first of them was asked, in Unix seconds UTC."""
        return self.misses[0].at


def groups(misses: Iterable[Miss], analyze: Callable[[str], Analysis]) -> tuple[Group, ...]:
    """Return the misses as groups of the same question, the biggest first, then the oldest.

    Every miss is in one group. The same misses give the same groups, in whatever order they come:
    the oldest is first to join the group with the question most like it, or to begin one.

    Args:
        misses: Of one server, with distinct ids.
        analyze: Reads a question, as `Reader.index.analyze` does.
    """
    ordered = sorted(misses, key=lambda miss: (miss.at, miss.id))
    bags = {miss.id: _bag(miss.text, analyze) for miss in ordered}
    alike = _Alike(bags.values())
    gathered: list[list[Miss]] = []
    by_bag: dict[_Bag, int] = {}  # each bag is weighed once
    for miss in ordered:
        bag = bags[miss.id]
        place = by_bag.get(bag)
        if place is None:
            place = alike.place(bag, len(gathered))
            by_bag[bag] = place
        if place == len(gathered):
            gathered.append([])
        gathered[place].append(miss)
    found = [_group(members, bags, alike) for members in gathered]
    return tuple(sorted(found, key=lambda one: (-len(one.misses), one.oldest_at, one.key)))


def group_of(text: str, among: Iterable[Group], analyze: Callable[[str], Analysis]) -> Group | None:
    """Return the group that a text asks the same as, the likest first; none where there is none.

    For swallowing what moderators have ruled on: redact the text first, as the misses are.
    """
    known = tuple(among)
    bag = _bag(text, analyze)
    bags = [[_bag(miss.text, analyze) for miss in group.misses] for group in known]
    alike = _Alike([bag, *(one for group in bags for one in group)])
    best = [max((alike.cosine(bag, one) for one in group), default=0.0) for group in bags]
    at = max(range(len(known)), key=lambda n: (best[n], -n), default=None)
    return known[at] if at is not None and best[at] >= ALIKE else None


def now_answered(group: Group, reader: Reader) -> str | None:
    """Return the id of the entry that answers a group by now; none where there is none.

    More than half of its questions must be answered by the same entry, surely enough to be said at
    once, and by one that was not said or offered in vain before.
    """
    answers = Counter(one for miss in group.misses if (one := _answer(miss, reader)))
    if not answers:
        return None
    entry, times = min(answers.items(), key=lambda one: (-one[1], one[0]))
    return entry if 2 * times > len(group.misses) else None


def _answer(miss: Miss, reader: Reader) -> str | None:
    """Return the entry that answers a miss by now."""
    if miss.knowledge == reader.knowledge.revision:  # the very one that did not answer it
        return None
    decision = reader.understand(Conversation(), miss.text).decision
    if decision.kind != "answer" or not reader.knowledge.entries[decision.hits[0].id].asserts:
        return None
    entry = decision.hits[0].id
    before = dict(miss.candidates)
    in_vain = miss.reason in ("none-fits", "not-helpful") and entry in before
    sure = before.get(entry, 0.0) >= reader.thresholds.answer
    return None if in_vain or sure else entry


class _Alike:
    """Weighs words by how few questions have them, and compares questions by these."""

    def __init__(self, bags: Iterable[_Bag]) -> None:
        different = set(bags)
        spread = Counter(word for bag in different for word in bag)
        self._weights = {
            word: math.log1p(max(len(different), FEWEST) / n) * (FAINT if word in _FAINT else 1)
            for word, n in spread.items()
        }
        self._lengths = {
            bag: math.sqrt(math.fsum(map(self._weigh, sorted(bag)))) for bag in different
        }
        self._having: dict[str, list[tuple[_Bag, int]]] = {}

    def cosine(self, one: _Bag, other: _Bag) -> float:
        """Return 0 to 1; 1 for the same words."""
        if one == other:
            return 1.0
        shared = math.fsum(self._weigh(word) for word in sorted(one & other))
        return shared / (self._lengths[one] * self._lengths[other]) if shared else 0.0

    def place(self, bag: _Bag, new: int) -> int:
        """Return the place of the group that a question joins, and remember it there.

        Args:
            bag: Of the question.
            new: The place of a group that it begins where it joins none.
        """
        near = {other: at for word in bag for other, at in self._having.get(word, ())}
        best = max(((self.cosine(bag, other), -at) for other, at in near.items()), default=(0.0, 0))
        place = -best[1] if best[0] >= ALIKE else new
        for word in bag:
            self._having.setdefault(word, []).append((bag, place))
        return place

    def _weigh(self, word: str) -> float:
        return self._weights[word]


def _bag(text: str, analyze: Callable[[str], Analysis]) -> _Bag:
    """Return the words that tell a question from others; all where none does."""
    analysis = analyze(_SIGN.sub(" ", text))
    words = telling(analysis) or analysis.words
    return frozenset(word.terms[0] for word in words) or frozenset((text.strip(),))


def _group(members: Sequence[Miss], bags: Mapping[int, _Bag], alike: _Alike) -> Group:
    of = Counter(bags[miss.id] for miss in members)
    central = {
        bag: math.fsum(sorted(n * alike.cosine(bag, other) for other, n in of.items()))
        for bag in of
    }
    stands = max(members, key=lambda miss: (central[bags[miss.id]], -miss.at, -miss.id))
    offered: Counter[str] = Counter()
    surest: dict[str, float] = {}
    for entry, confidence in (one for miss in members for one in miss.candidates):
        offered[entry] += 1
        surest[entry] = max(confidence, surest.get(entry, 0.0))
    ranked = sorted(offered, key=lambda entry: (-offered[entry], -surest[entry], entry))
    candidates = tuple((entry, surest[entry]) for entry in ranked[:MOST_CANDIDATES])
    return Group(members[0].id, tuple(members), candidates, stands.text)
