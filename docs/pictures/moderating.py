"""The cards and forms of moderators, drawn from examples. Called by `make`."""

from collections.abc import Iterator
from datetime import date, timedelta

from discord import ui

from bot.app import Advisor
from bot.curation.grouping import Group
from bot.curation.misses import Miss
from bot.curation.preferences import Outlook, Preferences, Preview
from bot.curation.revision import Revision, differences
from bot.curation.saving import Broken, Near
from bot.curation.statistics import Statistics, Week
from bot.discord_app.cards.card import Card
from bot.discord_app.cards.drafts import Draft, draft_form, draft_of
from bot.discord_app.cards.faq import entry_card, list_card, saved_card
from bot.discord_app.cards.history import announcement, history_card, revision_card
from bot.discord_app.cards.inbox import group_card, inbox_card, ruled_card
from bot.discord_app.cards.privacy import holdings_card
from bot.discord_app.cards.settings import settings_card, threshold_card
from bot.discord_app.cards.statistics import rows_of, statistics_card
from bot.discord_app.cards.studio import WEEKS
from bot.discord_app.cards.trial import trial_card
from bot.discord_app.cards.unsaved import broken_word, near_word, unsaved_card
from bot.knowledge.overlay import Amendment, Wording
from bot.pictures.weeks import weeks
from bot.servers.faq import Listed, Saved, Shown
from bot.servers.inbox import Page, Ruling
from bot.storage.members import Holdings

WIDE = frozenset({"faq-saved", "inbox-group", "stats"})  # drawn as on a desktop
AT = 1_773_300_000  # March 2026, Unix seconds
MODERATOR, OTHER = 100000000000000002, 100000000000000003  # members' ids; any will do
DEGREE = "education/degree-needed"
WORDING = Wording(
    "When is the study group?",
    "Every Tuesday at 7 p.m. Eastern, in the voice channel **Study hall**.",
    "We go through one chapter a week. Bring your code books; newcomers are welcome.",
    "https://example.org/study-group",
)
OWN = Shown(
    "server/when-is-the-study-group",
    "own",
    WORDING,
    (WORDING.question, "study group when", "is there a study group", "what time do we study"),
    2,
    Amendment("server/when-is-the-study-group", WORDING),
)


def cards(advisor: Advisor) -> Iterator[tuple[str, Card]]:
    """Yield a name and a card for each kind."""
    knowledge = advisor.knowledge
    yield "faq-entry", entry_card(OWN)
    revisions = _revisions()
    yield "faq-saved", saved_card(Saved(revisions[0]), OWN)
    listed = tuple((id, one.question, "shipped") for id, one in [*knowledge.entries.items()][:20])
    yield "faq-list", list_card(Listed(listed, 0, 7, 134), standing=None, filter="")  # type: ignore[arg-type]
    yield "faq-history", history_card(revisions, knowledge)
    changed = differences(revisions[0].before, revisions[0].after, None)
    yield "faq-revision", revision_card(revisions[0], changed, knowledge, seen=2)
    yield "faq-announced", announcement(revisions[0], changed, knowledge)
    draft = draft_of("edit", 1, OWN.id, WORDING)
    near = near_word([Near(DEGREE, knowledge.entries[DEGREE].question, 0.87)])
    yield "faq-near", unsaved_card(near, draft, save="Save it all the same")
    broken = [Broken("do i need college", DEGREE, OWN.id, "do i need the study group")]
    yield "faq-broken", unsaved_card(broken_word(broken, knowledge), draft)
    yield "faq-test", trial_card(advisor, "how long till i can work from home?")
    groups = _groups()
    yield "inbox", inbox_card(Page(groups, 0, 2, 7), knowledge, later=False)
    entries = [("work/remote", 0.19), (DEGREE, 0.12)]
    yield "inbox-group", group_card(groups[0], knowledge, entries=entries)
    yield "inbox-ruled", ruled_card(Ruling(1, "aliased", 3, revisions[0]), groups[0].text)
    statistics = _statistics(advisor)
    picture = weeks(statistics.days, rows_of(statistics), WEEKS)
    yield "stats", statistics_card(statistics, knowledge, picture, title="The last seven days")
    preferences = Preferences(
        channels=(11, 12), role=13, log=14, welcome=15, member_cooldown_s=10, digest=True
    )
    yield "settings", settings_card(preferences, reads_all=False, usual=0.22)
    preview = Preview(Outlook(0.22, 412, 38, 50, ()), Outlook(0.4, 380, 17, 103, (groups[0].key,)))
    yield "settings-threshold", threshold_card(preview, groups, 0.4, usual=0.22)
    held = Holdings(((1, groups[0].text), (1, groups[1].text)), 1, 12, 3, opted_out=False)
    yield "privacy", holdings_card(held, privacy_url="https://example.org/privacy")


def forms() -> Iterator[tuple[str, ui.Modal]]:
    """Yield a name and a form for each kind."""
    yield "form-add", draft_form(Draft("add"))
    yield "form-edit", draft_form(draft_of("edit", 1, OWN.id, WORDING))


def _revisions() -> tuple[Revision, ...]:
    old = Wording(WORDING.question, "Every Monday at 7 p.m. Eastern.")
    first, second = Amendment(OWN.id, old), Amendment(OWN.id, WORDING)
    return (
        Revision(2, OWN.id, first, second, MODERATOR, AT, "We meet on Tuesdays now"),
        Revision(1, OWN.id, None, first, OTHER, AT - 86_400, ""),
    )


def _groups() -> tuple[Group, ...]:
    texts = (
        ("can i do this job with a felony", "felony on my record, can i still code", "felon ok?"),
        ("is there a study group for the exam", "anyone studying together"),
        ("what headset do you use",),
    )
    misses = [
        [Miss(10 * at + n, 1, text, "unknown", (), "", AT, "open") for n, text in enumerate(some)]
        for at, some in enumerate(texts, 1)
    ]
    offered = ((DEGREE, 0.16),)
    return tuple(Group(some[0].id, tuple(some), offered, some[0].text) for some in misses)


def _statistics(advisor: Advisor) -> Statistics:
    today = date(2026, 3, 12)
    asked = (3, 5, 2, 8, 0, 1, 4, 6, 9, 12, 7, 3, 2, 10)
    days = tuple((today - timedelta(13 - at), n) for at, n in enumerate(asked))
    week = Week(
        today, answered=37, asked_back=5, not_known=4, declined=3, helpful=11, not_helpful=2
    )
    before = Week(today - timedelta(7), answered=15, asked_back=4, not_known=4, helpful=5)
    top = tuple(zip([*advisor.knowledge.entries][:5], (9, 7, 4, 3, 2), strict=True))
    return Statistics(week, before, days, top, 7, _groups()[0].text, AT)
