"""What a change would do to other answers, over the shipped knowledge and the bank's."""

from dataclasses import replace

import pytest

from bot.app import Advisor
from bot.curation.saving import Verdict, judge
from bot.knowledge.overlay import Amendment, Wording


def verdict(advisor: Advisor, *amendments: Amendment) -> Verdict:
    after = advisor.over(amendments)
    return judge(advisor.reader, after.reader, [one.entry for one in amendments])


def test_something_new_is_near_nothing_and_breaks_nothing(shipped_advisor: Advisor) -> None:
    new = Amendment(
        "server/study",
        Wording("Where is the study group of this server?", "In #library on Mondays."),
        ("study group",),
    )
    assert verdict(shipped_advisor, new) == Verdict()


def test_nearly_the_same_question_is_told(shipped_advisor: Advisor) -> None:
    new = Amendment("server/degree", Wording("Do I need a college degree for this?", "No."))
    near = verdict(shipped_advisor, new).near
    assert near[0].entry == "education/degree-needed"
    assert near[0].question == shipped_advisor.knowledge.entries[near[0].entry].question
    assert all(0 < one.likeness <= 1 for one in near)


def test_a_phrasing_that_takes_a_question_away_is_found(shipped_advisor: Advisor) -> None:
    taking = Amendment("education/degree-needed", added=("how long does it take",))
    broken = verdict(shipped_advisor, taking).broken
    assert [one.phrasing for one in broken] == ["how long does it take"]
    assert (broken[0].now, broken[0].then) == ("training-time/how-long", "education/degree-needed")
    assert broken[0].cause == "how long does it take"


def test_what_a_new_word_takes_away_is_found_too(shipped_advisor: Advisor) -> None:
    pay = Amendment("server/pay", Wording("What about the dough?", "Lots."), ("salary",))
    broken = verdict(shipped_advisor, pay).broken
    assert {one.phrasing for one in broken} >= {"income", "pay", "wages"}
    assert {one.then for one in broken} == {"server/pay"}


def test_the_entry_itself_and_its_own_phrasings_are_no_others(bank_advisor: Advisor) -> None:
    longer = Amendment("cards/lost-card", added=("my card is lost and gone",))
    assert verdict(bank_advisor, longer) == Verdict()


def test_other_words_of_an_answer_break_nothing(bank_advisor: Advisor) -> None:
    worded = Wording("What does a new card cost?", "I lost my card. Default pin. Weather.")
    assert verdict(bank_advisor, Amendment("cards/new-card", worded)) == Verdict()


@pytest.mark.parametrize("retired", [True, False])
def test_hiding_an_entry_breaks_nothing(bank_advisor: Advisor, retired: bool) -> None:
    assert verdict(bank_advisor, Amendment("cards/pin", retired=retired)) == Verdict()


def test_entries_that_are_changed_together_are_judged_together(bank_advisor: Advisor) -> None:
    moved = (
        Amendment("cards/lost-card", removed=("card is missing",)),
        Amendment("cards/broken-card", added=("card is missing",)),
    )
    assert verdict(bank_advisor, *moved).broken == ()
    assert verdict(bank_advisor, moved[1]).broken != ()
    taken = (replace(moved[0], added=("plastic",), removed=()), moved[1])
    assert [one.phrasing for one in verdict(bank_advisor, *taken).broken] == ["card is missing"]


@pytest.mark.slow
def test_no_breakage_is_overlooked(shipped_advisor: Advisor) -> None:
    """Hold the quick look at the nearest phrasings against asking all that are one word."""
    taking = Amendment("server/pay", Wording("What about the dough?", "Lots."), ("salary",))
    after = shipped_advisor.over([taking])
    found = {one.phrasing for one in verdict(shipped_advisor, taking).broken}
    lost = set()
    for entry in shipped_advisor.knowledge.entries.values():
        for phrasing in (one for one in entry.phrasings if " " not in one):
            now = shipped_advisor.try_out(phrasing)
            then = after.try_out(phrasing)
            owns = now.kind == "answer" and now.candidates[0].id == entry.id
            if owns and (then.kind != "answer" or then.candidates[0].id != entry.id):
                lost.add(phrasing)
    assert lost
    assert lost <= found
