"""The lists of English words."""

from bot.search.english import CLASSES, COMMON_WORDS, UNPUNCTUATED
from bot.search.normalisation import normalise, tokens
from bot.search.thesaurus import GROUPS, synonyms


def test_the_lists_are_in_normal_form() -> None:
    for word in (*COMMON_WORDS, *CLASSES, *UNPUNCTUATED, *(w for g in GROUPS for w in g)):
        assert tokens(normalise(word)) == [word]


def test_synonymy_goes_both_ways_and_never_to_itself() -> None:
    found = synonyms()
    assert all(word not in near for word, near in found.items())
    assert all(word in found[other] for word, near in found.items() for other in near)


def test_no_group_is_given_twice() -> None:
    groups = [frozenset(group) for group in GROUPS]
    assert len(groups) == len(set(groups))
