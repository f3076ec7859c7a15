"""A real browser, driven by its DevTools protocol: https://chromedevtools.github.io/devtools-protocol/."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
START_S = 30


class Tab:
    """One page that is open.

    Attributes:
        complaints: What the browser has complained of: errors of scripts, files that are missing.
    """

    def __init__(self, wire: ClientWebSocketResponse) -> None:
        self._wire = wire
        self._last = 0
        self._events: list[str] = []
        self.complaints: list[str] = []

    async def call(self, method: str, **values: Any) -> dict[str, Any]:
        """Call a method of the protocol."""
        self._last += 1
        await self._wire.send_json({"id": self._last, "method": method, "params": values})
        while True:
            message = await self._wire.receive_json()
            if message.get("id") == self._last:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self._note(message)

    async def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self._events.clear()
        await self.call("Page.navigate", url=address)
        await self.loaded()

    async def loaded(self) -> None:
        """Wait until the page that is on its way is loaded."""
        while "Page.loadEventFired" not in self._events:
            self._note(await self._wire.receive_json())
        self._events.clear()

    async def tell(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        done = await self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    async def press(self, key: str, code: int) -> None:
        """Press a key, by its name and its number in Windows."""
        text = {"Enter": "\r"}.get(key, "")
        for kind in ("keyDown", "keyUp"):
            await self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                windowsVirtualKeyCode=code,
                text=text if kind == "keyDown" else "",
            )

    async def type(self, text: str) -> None:
        """Type into what has the focus."""
        await self.call("Input.insertText", text=text)

    async def run_scripts(self, *, on: bool) -> None:
        """Let the scripts of pages run, or not; `tell` works all the same."""
        await self.call("Emulation.setScriptExecutionDisabled", value=not on)

    async def shown_in(self, scheme: str, width: int = 1000) -> None:
        """Choose `dark` or `light` and how wide the window is, in CSS pixels."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        await self.call("Emulation.setEmulatedMedia", features=features)
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )

    def _note(self, message: dict[str, Any]) -> None:
        method, values = message.get("method", ""), message.get("params", {})
        self._events.append(method)
        if method == "Runtime.exceptionThrown":
            self.complaints.append(str(values["exceptionDetails"]))
        if method == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.complaints.append(str(values["entry"]))


@asynccontextmanager
async def browser() -> AsyncIterator[Tab]:
    """Run the browser with one empty page."""
    assert CHROMIUM is not None
    profile = Path(tempfile.mkdtemp())
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(START_S):
            port = await _port(profile / "DevToolsActivePort")
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as wire:
                tab = Tab(wire)
                for domain in ("Page", "Runtime", "Log"):
                    await tab.call(f"{domain}.enable")
                yield tab
    finally:
        process.terminate()
        await process.wait()
        shutil.rmtree(profile, ignore_errors=True)


async def _port(file: Path) -> int:
    """Return the port that the browser chose, which it writes into a file when it listens."""
    while True:
        lines = await asyncio.to_thread(_lines, file)
        if len(lines) > 1:
            return int(lines[0])
        await asyncio.sleep(0.05)


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines() if file.exists() else []
