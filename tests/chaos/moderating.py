"""A moderator who saves one thing after another, and what became of each."""

import asyncio

from bot.storage import ledger
from bot.storage.database import Database
from tests.chaos.conftest import RECOVERED_S
from tests.discord_app.conftest import Place

ENTRIES = ("cards/lost-card", "cards/new-card", "savings/open", "savings/close", "hours/branch")


class Moderating:
    """Adds ways to ask.

    Attributes:
        kept: What was said to be saved, by entry.
        unsure: What may be saved, for the connection was lost in the midst of it.
        refused: How often it was said that something is not saved.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._tried = 0
        self.kept: dict[str, set[str]] = {entry: set() for entry in ENTRIES}
        self.unsure: set[str] = set()
        self.refused = 0

    async def save(self) -> bool:
        """Add a way to ask; tell whether it was said to be saved."""
        entry = ENTRIES[self._tried % len(ENTRIES)]
        phrasing = f"zyx{self._tried} wvu{self._tried}"
        self._tried += 1
        seen = await self._place.moderator.uses(
            "/faq alias-add", entry=entry, phrasing=phrasing, within_s=RECOVERED_S
        )
        failed = "ot saved" in seen.text
        assert failed <= ("incident" in seen.text), "whoever is told can be helped"
        if "Perhaps not saved" in seen.text:
            self.unsure.add(phrasing)
            return False
        if "incident" in seen.text:
            self.refused += 1
            return False
        assert phrasing in seen.text or "Saved, and live" in seen.text
        self.kept[entry].add(phrasing)
        return True

    async def save_at_last(self) -> None:
        """Save as soon as it can be: within ten seconds of the end of a fault."""
        async with asyncio.timeout(RECOVERED_S):
            while True:
                if await self.save():
                    return
                await asyncio.sleep(0.05)

    async def is_all_there(self, address: str) -> None:
        """Prove that just what was said to be saved is in the database."""
        database = Database(address)
        async with database.reading() as session:
            state = await ledger.state_of(session, self._place.server.id)
        await database.close()
        for entry, kept in self.kept.items():
            amendment = state.amendments.get(entry)
            found = set(amendment.added if amendment else ())
            assert kept <= found <= kept | self.unsure
