"""Routes of users: the bot itself, others, direct conversations."""

from tests.standin.calls import Answer, Call, Route, Routes
from tests.standin.events import Events
from tests.standin.payloads import of_channel, of_guild, of_user
from tests.standin.refusal import Refusal, unknown
from tests.standin.world import World


class UserRoutes:
    """Lets the bot read users and write to them."""

    def __init__(self, world: World, events: Events) -> None:
        """Read a world."""
        self._world = world
        self._events = events

    def routes(self) -> Routes:
        """Yield the routes."""
        yield Route("GET", "/users/@me", self.get_self)
        yield Route("GET", "/users/@me/guilds", self.get_guilds)
        yield Route("DELETE", "/users/@me/guilds/{guild_id}", self.leave_guild)
        yield Route("POST", "/users/@me/channels", self.post_channel)
        yield Route("GET", "/users/{user_id}", self.get_user)

    def get_self(self, call: Call) -> Answer:
        """Return the bot's account."""
        return Answer(of_user(self._world.bot) | {"mfa_enabled": False, "verified": True})

    def get_guilds(self, call: Call) -> Answer:
        """List the bot's guilds."""
        return Answer([of_guild(guild) for guild in self._world.guilds.values() if guild.has_bot])

    def leave_guild(self, call: Call) -> Answer:
        """Leave a guild."""
        guild = self._world.guilds.get(call.id("guild_id"))
        if guild is None or not guild.has_bot:
            raise unknown(10004, "Guild")
        guild.has_bot = False
        guild.members.pop(self._world.bot.id)
        self._events.guild_left(guild, unavailable=False)
        return Answer()

    def post_channel(self, call: Call) -> Answer:
        """Open a direct conversation."""
        user = self._world.users.get(int(call.form.get("recipient_id") or 0))
        if user is None:
            raise unknown(10013, "User")
        if user.bot:
            raise Refusal(400, 50007, "Cannot send messages to this user")
        return Answer(of_channel(self._world.direct_channel(user)))

    def get_user(self, call: Call) -> Answer:
        """Return an account."""
        user = self._world.users.get(call.id("user_id"))
        if user is None:
            raise unknown(10013, "User")
        return Answer(of_user(user))
