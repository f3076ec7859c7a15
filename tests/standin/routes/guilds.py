"""Routes of guilds: themselves, their channels, roles and members."""

from tests.standin import payloads
from tests.standin.calls import Answer, Call, Route, Routes
from tests.standin.refusal import unknown
from tests.standin.routes.access import Access

GUILD = "/guilds/{guild_id}"


class GuildRoutes:
    """Lets the bot read its guilds."""

    def __init__(self, access: Access) -> None:
        """Read through an access."""
        self._access = access

    def routes(self) -> Routes:
        """Yield the routes."""
        yield Route("GET", GUILD, self.get_guild)
        yield Route("GET", GUILD + "/channels", self.get_channels)
        yield Route("GET", GUILD + "/roles", self.get_roles)
        yield Route("GET", GUILD + "/members", self.get_members)
        yield Route("GET", GUILD + "/members/{user_id}", self.get_member)
        yield Route("GET", GUILD + "/threads/active", self.get_active_threads)

    def get_guild(self, call: Call) -> Answer:
        """Return a guild."""
        guild = self._access.guild(call.id("guild_id"))
        counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": 1}
        return Answer(payloads.of_guild(guild) | counts)

    def get_channels(self, call: Call) -> Answer:
        """List the channels."""
        guild = self._access.guild(call.id("guild_id"))
        return Answer([payloads.of_channel(channel) for channel in guild.channels.values()])

    def get_roles(self, call: Call) -> Answer:
        """List the roles."""
        guild = self._access.guild(call.id("guild_id"))
        return Answer([payloads.of_role(role) for role in guild.roles.values()])

    def get_members(self, call: Call) -> Answer:
        """List members by id."""
        guild = self._access.guild(call.id("guild_id"))
        after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
        ids = [user_id for user_id in sorted(guild.members) if user_id > after]
        return Answer([payloads.of_member(guild.members[user_id]) for user_id in ids[:limit]])

    def get_member(self, call: Call) -> Answer:
        """Return a member."""
        guild = self._access.guild(call.id("guild_id"))
        member = guild.members.get(call.id("user_id"))
        if member is None:
            raise unknown(10007, "Member")
        return Answer(payloads.of_member(member))

    def get_active_threads(self, call: Call) -> Answer:
        """List the threads that are not archived."""
        guild = self._access.guild(call.id("guild_id"))
        active = [thread for thread in guild.threads.values() if not thread.archived]
        return Answer({"threads": [payloads.of_channel(one) for one in active], "members": []})
