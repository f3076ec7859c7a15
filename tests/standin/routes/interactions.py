"""Routes of interactions: the first response, the original, the followups."""

from tests.standin.calls import Answer, Call, Route, Routes
from tests.standin.interaction import Interaction, Response
from tests.standin.interactions import Interactions
from tests.standin.payload import Payload
from tests.standin.payloads import of_message
from tests.standin.refusal import Problem, refuse_form, unknown
from tests.standin.world import MessageFlag, World

WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
MESSAGE = WEBHOOK + "/messages/{message_id}"


class InteractionRoutes:
    """Takes the bot's answers; the token in the path is what authorizes them."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        """Answer interactions."""
        self._world = world
        self._interactions = interactions

    def routes(self) -> Routes:
        """Yield the routes."""
        path = "/interactions/{interaction_id}/{interaction_token}/callback"
        yield Route("POST", path, self.respond, needs_token=False)
        yield Route("POST", WEBHOOK, self.follow_up, needs_token=False)
        yield Route("GET", MESSAGE, self.get_message, needs_token=False)
        yield Route("PATCH", MESSAGE, self.edit, needs_token=False)
        yield Route("DELETE", MESSAGE, self.delete, needs_token=False)

    def respond(self, call: Call) -> Answer:
        """Take the first response."""
        interaction = self._interactions.respond(
            call.id("interaction_id"), call.match["interaction_token"], call.form, call.files
        )
        if call.query.get("with_response") not in ("true", "1"):
            return Answer()
        return Answer(_callback_of(interaction))

    def follow_up(self, call: Call) -> Answer:
        """Post a followup."""
        message = self._interactions.follow_up(self._token(call), call.form, call.files)
        return Answer(of_message(message))

    def get_message(self, call: Call) -> Answer:
        """Return the original or a followup."""
        message = self._interactions.message_of(self._token(call), self._message_id(call))
        return Answer(of_message(message))

    def edit(self, call: Call) -> Answer:
        """Edit the original or a followup."""
        message = self._interactions.edit(
            self._token(call), self._message_id(call), call.form, call.files
        )
        return Answer(of_message(message))

    def delete(self, call: Call) -> Answer:
        """Delete the original or a followup."""
        self._interactions.delete(self._token(call), self._message_id(call))
        return Answer()

    def _token(self, call: Call) -> str:
        if call.id("webhook_id") != self._world.application_id:
            raise unknown(10015, "Webhook")
        return call.match["webhook_token"]

    def _message_id(self, call: Call) -> str:
        message_id = call.match["message_id"]
        if message_id != "@original" and not message_id.isdigit():
            message = f'Value "{message_id}" is not snowflake.'
            refuse_form([Problem(("message_id",), "NUMBER_TYPE_COERCE", message)])
        return message_id


def _callback_of(interaction: Interaction) -> Payload:
    """Describe a first response to the bot that asked for it."""
    original = interaction.original
    described: Payload = {"id": str(interaction.id), "type": int(interaction.type)}
    resource: Payload = {"type": int(interaction.response or 0)}
    if original and interaction.response is not Response.DEFERRED_UPDATE:
        described |= {
            "response_message_id": str(original.id),
            "response_message_loading": bool(original.flags & MessageFlag.LOADING),
            "response_message_ephemeral": original.ephemeral,
        }
        resource["message"] = of_message(original)
    return {"interaction": described, "resource": resource}
