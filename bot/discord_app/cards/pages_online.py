"""Where an answer stands on the published knowledge site, for cards to link to."""

from dataclasses import dataclass

from bot.discord_app.cards.markdown import small
from bot.knowledge.base import Knowledge
from bot.site.addresses import entry_page, has_page, whole


@dataclass(frozen=True, slots=True)
class PagesOnline:
    """The published site.

    Attributes:
        url: Its address.
        shipped: The knowledge that it shows; a server's own entries are not on it.
    """

    url: str
    shipped: Knowledge

    def link(self, entry: str, knowledge: Knowledge) -> str | None:
        """Return a line of small print that leads to an entry, if the site shows it as it is said.

        Args:
            entry: Id of the entry.
            knowledge: What said it; a server may have changed it.
        """
        said = knowledge.entries.get(entry)
        if said is None or self.shipped.entries.get(entry) is not said or not has_page(said):
            return None
        return small(f"[Read this on the web]({whole(self.url, entry_page(entry))})")
