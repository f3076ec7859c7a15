"""Connections to the gateway: reading a client's frames, and writing to it in order."""

import asyncio
import json
from collections import deque

from aiohttp import WSMsgType, web

from tests.standin.gateway import Gateway
from tests.standin.opcodes import CloseCode, Op
from tests.standin.payload import Payload
from tests.standin.sessions import Close, Outbox, Session


async def serve(gateway: Gateway, request: web.Request) -> web.StreamResponse:
    """Serve one connection from HELLO to its end."""
    if gateway.refuses_connections:
        return web.Response(status=503)
    if gateway.swallows_connections:
        await asyncio.Event().wait()
    socket = web.WebSocketResponse(compress=False, max_msg_size=0)
    await socket.prepare(request)
    if gateway.greets_nobody:
        await socket.receive()
    await Connection(gateway, socket, request).run()
    return socket


class Connection:
    """One WebSocket."""

    def __init__(
        self, gateway: Gateway, socket: web.WebSocketResponse, request: web.Request
    ) -> None:
        """Hold a socket whose client has not identified yet."""
        self._gateway = gateway
        self._socket = socket
        self._transport = request.transport
        self._outbox: Outbox = asyncio.Queue()
        self._session: Session | None = None
        self._received_at: deque[float] = deque()
        self._ended_here = False

    async def run(self) -> None:
        """Say HELLO, then read until the end."""
        interval_ms = int(self._gateway.terms.heartbeat_interval_s * 1000)
        self._gateway.greeted += 1
        self._put(Op.HELLO, {"heartbeat_interval": interval_ms, "_trace": []})
        writer = asyncio.create_task(self._write())
        try:
            async for message in self._socket:
                if message.type is not WSMsgType.TEXT:
                    self._outbox.put_nowait(Close(CloseCode.DECODE_ERROR))
                    continue
                await self._take(json.loads(message.data))
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            self._lose()

    def _lose(self) -> None:
        """Part from the session; a client that closed it properly cannot resume."""
        session = self._session
        if session and session.outbox in (self._outbox, None):
            session.outbox = None
            if self._socket.close_code in (1000, 1001) and not self._ended_here:
                self._gateway.sessions.pop(session.id, None)
        self._gateway.changes.notify()

    async def _write(self) -> None:
        """Write what is put into the outbox, in order."""
        while True:
            item = await self._outbox.get()
            if isinstance(item, str):
                await self._socket.send_str(item)
            elif item.code is None:
                if self._transport is not None:
                    self._transport.abort()
            else:
                self._ended_here = True
                await self._socket.close(code=item.code)

    def _put(self, op: Op, data: object = None) -> None:
        self._outbox.put_nowait(json.dumps({"op": op, "d": data}))

    async def _take(self, frame: Payload) -> None:
        """Take one frame of the client."""
        if self._too_fast():
            self._outbox.put_nowait(Close(CloseCode.TOO_FAST))
            return
        op, data = frame.get("op"), frame.get("d")
        if op == Op.HEARTBEAT:
            self._take_heartbeat(data)
        elif op in (Op.IDENTIFY, Op.RESUME) and self._session is None and isinstance(data, dict):
            await self._take_beginning(Op(op), data)
        elif op in (Op.IDENTIFY, Op.RESUME):
            self._outbox.put_nowait(Close(CloseCode.AUTHENTICATED_TWICE))
        elif self._session is None:
            self._outbox.put_nowait(Close(CloseCode.NOT_AUTHENTICATED))
        elif op == Op.PRESENCE and isinstance(data, dict):
            self._gateway.presences.append(data)
        elif op == Op.MEMBERS and isinstance(data, dict):
            self._gateway.send_members(self._session, data)
        elif op != Op.VOICE:
            self._outbox.put_nowait(Close(CloseCode.UNKNOWN_OP))

    def _too_fast(self) -> bool:
        """Count a frame and tell whether it is one too many."""
        now_s = asyncio.get_running_loop().time()
        self._received_at.append(now_s)
        while now_s - self._received_at[0] > 60:
            self._received_at.popleft()
        return len(self._received_at) > self._gateway.terms.events_per_minute

    def _take_heartbeat(self, sequence: object) -> None:
        self._gateway.heartbeats += 1
        if self._gateway.acknowledges_heartbeats:
            self._put(Op.HEARTBEAT_ACK)
        if self._session is not None:
            if isinstance(sequence, int):
                self._session.forget_until(sequence)
            self._session.flushes += 1
        self._gateway.changes.notify()

    async def _take_beginning(self, op: Op, data: Payload) -> None:
        """Begin or resume a session, or tell why not."""
        begin = self._gateway.admit if op == Op.IDENTIFY else self._gateway.resume
        outcome = begin(data, self._outbox)
        if isinstance(outcome, CloseCode):
            self._outbox.put_nowait(Close(outcome))
        elif outcome is None:
            self._put(Op.INVALID_SESSION, False)
        else:
            self._session = outcome
            if op == Op.IDENTIFY:
                await self._gateway.announce(outcome)
