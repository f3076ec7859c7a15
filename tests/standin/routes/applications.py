"""Routes of the application: itself, its commands, its gateway."""

from tests.standin.calls import Answer, Call, Route, Routes
from tests.standin.gateway import Gateway
from tests.standin.limits.commands import check_command, check_commands
from tests.standin.payload import Payload
from tests.standin.payloads import of_user
from tests.standin.refusal import refuse_form, unknown
from tests.standin.world import World

COMMANDS = "/applications/{application_id}/commands"
GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
GLOBAL = 0  # stands for the guild's id


class ApplicationRoutes:
    """Keeps the registered commands, global and of guilds."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        """Register nothing yet."""
        self._world = world
        self._gateway = gateway
        self.commands: dict[int, dict[int, Payload]] = {GLOBAL: {}}  # guild id to id to command
        self.registrations = 0

    def routes(self) -> Routes:
        """Yield the routes."""
        yield Route("GET", "/gateway", self.get_gateway, needs_token=False)
        yield Route("GET", "/gateway/bot", self.get_gateway_bot)
        yield Route("GET", "/oauth2/applications/@me", self.get_application)
        yield Route("GET", "/applications/@me", self.get_application)
        for base in (COMMANDS, GUILD_COMMANDS):
            yield Route("GET", base, self.get_commands)
            yield Route("PUT", base, self.put_commands)
            yield Route("POST", base, self.post_command)
            yield Route("GET", base + "/{command_id}", self.get_command)
            yield Route("PATCH", base + "/{command_id}", self.patch_command)
            yield Route("DELETE", base + "/{command_id}", self.delete_command)

    def get_gateway(self, call: Call) -> Answer:
        """Tell where the gateway is."""
        return Answer({"url": self._gateway.url})

    def get_gateway_bot(self, call: Call) -> Answer:
        """Tell where the gateway is and what the bot may do there."""
        terms = self._gateway.terms
        return Answer(
            {
                "url": self._gateway.url,
                "shards": terms.shards,
                "session_start_limit": {
                    "total": 1000,
                    "remaining": terms.session_starts,
                    "reset_after": 86_400_000,
                    "max_concurrency": terms.max_concurrency,
                },
            }
        )

    def get_application(self, call: Call) -> Answer:
        """Describe the application."""
        owner = of_user(self._world.owner)
        return Answer(
            {
                "id": str(self._world.application_id),
                "name": self._world.bot.name,
                "icon": None,
                "description": "",
                "summary": "",
                "rpc_origins": [],
                "bot_public": self._gateway.terms.public,
                "bot_require_code_grant": False,
                "owner": owner,
                "team": None,
                "verify_key": "0" * 64,
                "flags": self._gateway.terms.application_flags,
                "bot": of_user(self._world.bot),
                "integration_types_config": {"0": {}, "1": {}},
                "redirect_uris": [],
                "interactions_endpoint_url": None,
                "approximate_guild_count": len(self._world.guilds),
            }
        )

    def get_commands(self, call: Call) -> Answer:
        """List the commands."""
        return Answer(list(self._shelf(call).values()))

    def put_commands(self, call: Call) -> Answer:
        """Replace all commands; those with a known name keep their id."""
        commands = call.body if isinstance(call.body, list) else []
        refuse_form(check_commands(commands))
        shelf = self._shelf(call)
        old = {(one["type"], one["name"]): one["id"] for one in shelf.values()}
        shelf.clear()
        for command in commands:
            self._register(call, command, old.get((command.get("type") or 1, command["name"])))
        self.registrations += 1
        return Answer(list(shelf.values()))

    def post_command(self, call: Call) -> Answer:
        """Add a command, or replace the one of that name."""
        command = call.form
        refuse_form(check_command((), command))
        key = (command.get("type") or 1, command["name"])
        old = [one for one in self._shelf(call).values() if (one["type"], one["name"]) == key]
        registered = self._register(call, command, old[0]["id"] if old else None)
        return Answer(registered, 200 if old else 201)

    def get_command(self, call: Call) -> Answer:
        """Return a command."""
        return Answer(self._command(call))

    def patch_command(self, call: Call) -> Answer:
        """Change a command."""
        old = self._command(call)
        changed = old | call.form
        refuse_form(check_command((), changed))
        return Answer(self._register(call, changed, old["id"]))

    def delete_command(self, call: Call) -> Answer:
        """Remove a command."""
        command = self._command(call)
        del self._shelf(call)[int(command["id"])]
        return Answer()

    def _shelf(self, call: Call) -> dict[int, Payload]:
        guild_id = call.id("guild_id") if "guild_id" in call.match else GLOBAL
        if guild_id and guild_id not in self._world.guilds:
            raise unknown(10004, "Guild")
        return self.commands.setdefault(guild_id, {})

    def _command(self, call: Call) -> Payload:
        command = self._shelf(call).get(call.id("command_id"))
        if command is None:
            raise unknown(10063, "application command")
        return command

    def _register(self, call: Call, command: Payload, known_id: str | None) -> Payload:
        """Keep a command as Discord gives it back."""
        permissions = command.get("default_member_permissions")
        registered: Payload = {
            "type": 1,
            "description": "",
            "dm_permission": True,
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
        }
        registered |= _without_defaults(command)
        registered |= {
            "id": known_id or str(self._world.ids.mint()),
            "application_id": str(self._world.application_id),
            "version": str(self._world.ids.mint()),
            "default_member_permissions": None if permissions is None else str(permissions),
        }
        if "guild_id" in call.match:
            registered["guild_id"] = call.match["guild_id"]
        self._shelf(call)[int(registered["id"])] = registered
        return registered


def _without_defaults(described: Payload) -> Payload:
    """Drop what says nothing, as Discord does: nulls, falsehoods, empty lists, in options too."""
    kept = {
        key: value
        for key, value in described.items()
        if value is not None and value is not False and value not in ([], {})
    }
    if "options" in kept:
        kept["options"] = [_without_defaults(option) for option in kept["options"]]
    return kept
