"""The HTTP side of the REST API: reads requests, checks, limits, harms and answers them."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import BodyPartReader, web

from tests.standin.calls import Answer, Call, Route
from tests.standin.changes import Changes
from tests.standin.chat import Files
from tests.standin.contract import Contract
from tests.standin.faults import Fault, Faults, Harm
from tests.standin.payload import Payload
from tests.standin.ratelimits import RateLimits, Toll
from tests.standin.refusal import Refusal, unauthorized, unknown
from tests.standin.terms import Terms
from tests.standin.world import World

API = "/api/v10"
FILES = "/attachments"
MOST_REMEMBERED = 10_000  # requests
MOST_BYTES = 25 * 1024 * 1024  # of a request
INVALID = (401, 403, 429)  # Discord bans a host after 10,000 of these in 10 minutes
WebHandler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Request:
    """One request that came, and how it was answered (0: not at all)."""

    method: str
    path: str
    body: Payload | list[Payload] | None
    arrived_s: float
    status: int


class Rest:
    """Serves routes over HTTP."""

    def __init__(
        self,
        world: World,
        terms: Terms,
        changes: Changes,
        faults: Faults,
        limits: RateLimits,
        contract: Contract | None,
    ) -> None:
        """Serve no route yet."""
        self._world = world
        self._terms = terms
        self._changes = changes
        self._faults = faults
        self._limits = limits
        self.contract = contract
        self.requests: deque[Request] = deque(maxlen=MOST_REMEMBERED)
        self.count = 0
        self.in_progress = 0
        self.invalid = 0

    def news(self) -> Callable[[], bool]:
        """Return a condition that holds once another request has been served."""
        count = self.count
        return lambda: self.count > count

    def mount(self, router: web.UrlDispatcher, routes: list[Route]) -> None:
        """Add routes to a server, and an end for all that is not among them."""
        for route in routes:
            router.add_route(route.method, API + route.template, self._served(route))
        router.add_get(FILES + "/{file_id}/{filename}", self._send_file)
        lost = Route("*", "/{unknown}", self._refuse_unknown)
        router.add_route("*", "/{unknown:.*}", self._served(lost))

    def _served(self, route: Route) -> WebHandler:
        async def serve(request: web.Request) -> web.StreamResponse:
            arrived_s = time.perf_counter()
            self.in_progress += 1
            status, body = 0, None
            try:
                path = request.path.removeprefix(API)
                fault = self._faults.strike(request.method, path)
                if fault is not None:
                    self._changes.notify()  # it may be one that is never answered
                call = await _read(request, path)
                body = call.body
                response = await self._respond(route, request, call, fault)
                status = response.status
                return response
            except json.JSONDecodeError:
                refusal = Refusal(400, 50109, "The request body contains invalid JSON.")
                status = refusal.status
                return _json(Answer(refusal.body, refusal.status), {})
            finally:
                self.in_progress -= 1
                self.count += 1
                self.invalid += status in INVALID
                self.requests.append(
                    Request(request.method, request.path.removeprefix(API), body, arrived_s, status)
                )
                self._changes.notify()

        return serve

    async def _respond(
        self, route: Route, request: web.Request, call: Call, fault: Fault | None
    ) -> web.StreamResponse:
        if self.contract is not None:
            raw_path = request.rel_url.raw_path.removeprefix(API)
            self.contract.check(call.method, raw_path, call.query, call.body)
        toll = self._limits.take(call.method, route.template, call.match)
        if fault is not None and not fault.after_effect:
            return await self._harm(request, fault, None, toll)
        if toll.retry_after_s:
            return _too_many(toll.retry_after_s, toll.scope, toll.headers)
        answer = self._answer(route, request, call)
        if fault is not None:
            return await self._harm(request, fault, answer, toll)
        return _json(answer, toll.headers)

    def _answer(self, route: Route, request: web.Request, call: Call) -> Answer:
        try:
            authorization = request.headers.get("Authorization")
            if route.needs_token and authorization != f"Bot {self._terms.token}":
                raise unauthorized()
            return route.handler(call)
        except Refusal as refusal:
            return Answer(refusal.body, refusal.status)

    async def _harm(
        self, request: web.Request, fault: Fault, answer: Answer | None, toll: Toll
    ) -> web.StreamResponse:
        if fault.harm is Harm.SLOW and answer is not None:
            await asyncio.sleep(fault.delay_s)
            return _json(answer, toll.headers)
        if fault.harm is Harm.CUT_OFF and answer is not None:
            return await _cut_off(request, _json(answer, toll.headers))
        if fault.harm is Harm.HANG:
            await self._faults.released.wait()
            return web.Response(status=503, text="<html>let go</html>")
        if fault.status == 429:
            return _too_many(fault.retry_after_s, fault.scope, toll.headers)
        return web.Response(status=fault.status, text=f"<html>{fault.status}</html>")

    def _refuse_unknown(self, call: Call) -> Answer:
        raise Refusal(404, 0, f"404: Not Found: {call.method} {call.path}")

    async def _send_file(self, request: web.Request) -> web.StreamResponse:
        attachment = self._world.attachments.get(int(request.match_info["file_id"]))
        if attachment is None:
            refusal = unknown(0, "file")
            return _json(Answer(refusal.body, refusal.status), {})
        return web.Response(body=attachment.content)


async def _read(request: web.Request, path: str) -> Call:
    """Read a request: JSON, or a form with `payload_json` and files."""
    body: Payload | list[Payload] | None = None
    files: Files = {}
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.name == "payload_json":
                body = json.loads(await part.text())
            else:
                number = int("".join(filter(str.isdigit, part.name or "")) or 0)
                files[number] = (part.filename or "", bytes(await part.read()))
    else:
        text = await request.read()
        body = json.loads(text) if text else None
    return Call(request.method, path, dict(request.match_info), dict(request.query), body, files)


def _json(answer: Answer, headers: dict[str, str]) -> web.Response:
    """Write an answer; the client wants the content type without a charset."""
    if answer.body is None:
        return web.Response(status=204, headers=headers)
    body = json.dumps(answer.body).encode()
    return web.Response(
        status=answer.status, body=body, content_type="application/json", headers=headers
    )


def _too_many(retry_after_s: float, scope: str, headers: dict[str, str]) -> web.Response:
    """Answer 429; without `Via` the client would think itself banned."""
    body = {
        "message": "You are being rate limited.",
        "retry_after": retry_after_s,
        "global": scope == "global",
    }
    told = {"Via": "1.1 google", "Retry-After": str(retry_after_s), "X-RateLimit-Scope": scope}
    return _json(Answer(body, 429), headers | told)


async def _cut_off(request: web.Request, whole: web.Response) -> web.StreamResponse:
    """Send half of an answer and lose the connection."""
    body = whole.body if isinstance(whole.body, bytes) else b"{}"
    response = web.StreamResponse(status=200)
    response.content_type = "application/json"
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.abort()
    return response
