"""Something in every table, as two servers and their members leave it."""

from bot.curation.misses import Miss
from bot.curation.preferences import Preferences
from bot.curation.revision import Revision
from bot.knowledge.overlay import Amendment, Wording
from bot.storage import counts, inbox, leavers, ledger, members, notices
from bot.storage.database import Database

SERVER, OTHER_SERVER = 10**17 + 1, 10**17 + 2
MEMBER = 10**17 + 11
AT = 1_800_000_000
OWN = Amendment("server/parking", Wording("Where to park?", "Behind the “bank” 🚗\nfor 2 h."))
HIDDEN = Amendment("cards/lost-card", retired=True)


async def fill(database: Database, server: int = SERVER) -> None:
    """Fill every table for a server."""
    async with database.writing() as session:
        await ledger.advance(session, server, seen=0)
        added = Revision(1, OWN.entry, None, OWN, MEMBER, AT, "asked often")
        await ledger.save(session, server, 1, added)
        await ledger.advance(session, server, seen=1)
        await ledger.save(session, server, 2, Revision(1, HIDDEN.entry, None, HIDDEN, None, AT + 1))
        await ledger.advance(session, server, seen=2)
        await ledger.save(session, server, 3, Revision(2, HIDDEN.entry, HIDDEN, None, MEMBER, AT))
        await ledger.advance(session, server, seen=3)
        await ledger.save_preferences(
            *(session, server, 4),
            before=Preferences(),
            after=Preferences(channels=(5, 6), threshold=0.7, digest=True),
            member=MEMBER,
            at=AT,
        )
    async with database.writing() as session:
        open_miss, asked = [
            await inbox.add_miss(session, miss, MEMBER)
            for miss in (_miss(server, "what about shoes"), _miss(server, "what about hats"))
        ]
        await notices.add_notice(session, asked, member=MEMBER, channel=8, message=None)
        await inbox.rule(
            *(session, server, [asked], "written"),
            member=MEMBER,
            at=AT,
            entry=OWN.entry,
            revisions=[(OWN.entry, 1)],
        )
        assert open_miss.id != asked.id
        await counts.add_counts(session, {(server, 20_000, "answered", OWN.entry): 3})
        await counts.vote(
            session,
            server=server,
            member=MEMBER,
            message=server + 9,
            entry=OWN.entry,
            helpful=True,
            at=AT,
        )
        await counts.claim_digest(session, server, 2_000)
        await members.opt_out(session, server + 99, AT)


async def leave(database: Database, server: int) -> None:
    """Let a server remove the bot."""
    async with database.writing() as session:
        await leavers.mark_left(session, [server], AT)


def _miss(server: int, text: str) -> Miss:
    return Miss(0, server, text, "human", (("cards/lost-card", 0.25),), "abc", AT)
