"""Edition: the knowledge as one server sees it, with what draws it and finds what buttons carry."""

from dataclasses import dataclass, replace

from bot.app import Advisor
from bot.discord_app.cards.answers import Cards
from bot.discord_app.cards.info import InfoCards
from bot.discord_app.cards.pages_online import PagesOnline
from bot.discord_app.ids.keys import Keyring


@dataclass(frozen=True, slots=True)
class Edition:
    """What a server is answered from.

    Attributes:
        advisor: Answers.
        cards: Draws replies.
        info: Draws what is known of the bot and its knowledge.
        keyring: Finds what buttons carry.
    """

    advisor: Advisor
    cards: Cards
    info: InfoCards
    keyring: Keyring

    @classmethod
    def of(
        cls, advisor: Advisor, *, privacy_url: str | None = None, site_url: str | None = None
    ) -> "Edition":
        """Return the edition without any server's entries.

        Args:
            advisor: Over the shipped knowledge.
            privacy_url: Of the privacy policy, linked from the help.
            site_url: Of the published knowledge, linked from answers and the help.
        """
        knowledge = advisor.knowledge
        info = InfoCards(knowledge, privacy_url=privacy_url, site_url=site_url)
        online = PagesOnline(site_url, knowledge) if site_url else None
        return cls(advisor, Cards(knowledge, online), info, Keyring(knowledge))

    def over(self, advisor: Advisor) -> "Edition":
        """Return the edition of a server whose entries lie over this one.

        Args:
            advisor: Of the server.
        """
        knowledge = advisor.knowledge
        return Edition(
            advisor,
            replace(self.cards, knowledge=knowledge),
            replace(self.info, knowledge=knowledge),
            Keyring(knowledge, self.keyring),
        )
