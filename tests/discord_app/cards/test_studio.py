"""Pictures are drawn beside everything else, once, and never keep an answer from going out."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from bot.answers.pay import PayRow
from bot.app import Advisor
from bot.discord_app.cards import studio
from bot.discord_app.cards.studio import Studio
from bot.pictures import chart
from bot.pictures.canvas import Picture
from tests.discord_app.conftest import Place
from tests.discord_app.test_advising import pictures

pytestmark = pytest.mark.asyncio
PNG = Picture(b"png", "alt", 1, 1)


@pytest.fixture
def rows(desk_advisor: Advisor) -> Sequence[PayRow]:
    return desk_advisor.pay_for(["teller"]).rows


async def test_a_picture_is_drawn_once_for_all_who_want_it(
    rows: Sequence[PayRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[str] = []

    def draw(_: Sequence[PayRow], title: str) -> Picture:
        times.append(title)
        return PNG

    monkeypatch.setattr(chart, "chart", draw)
    drawn = Studio()
    first, second = drawn.chart(rows, "Pay"), drawn.chart(rows, "Pay")
    assert first is not None
    assert second is not None
    assert await first is await second
    assert drawn.chart(rows, "Pay") is not None
    assert times == ["Pay"]


async def test_what_is_kept_is_bounded(
    rows: Sequence[PayRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio, "KEPT_BYTES", 100_000)
    drawn = Studio()
    for number in range(5):
        drawing = drawn.chart(rows, f"Pay {number}")
        assert drawing is not None
        assert await drawing is not None
    assert drawn._kept.currsize <= 100_000
    assert len(drawn._kept) < 5


async def test_one_figure_is_not_drawn(rows: Sequence[PayRow]) -> None:
    assert Studio().chart(rows[:1], "Pay") is None


async def test_a_slow_picture_keeps_nobody_waiting(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, real = threading.Event(), chart.chart

    def slow(rows: Sequence[PayRow], title: str) -> Picture | None:
        release.wait(5)
        return real(rows, title)

    monkeypatch.setattr(chart, "chart", slow)
    place.client.desk.studio.patience_s = 0
    task = asyncio.create_task(place.ana.uses("/salary", role="teller"))
    other = await place.bob.uses("/ask", question="i lost my card")
    assert "Block it in the app" in other.text
    assert not task.done()
    release.set()
    seen = await task
    assert "$25,000" in seen.text
    assert pictures(seen)


async def test_a_message_is_answered_without_a_picture_that_does_not_end(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()

    def endless(_: Sequence[PayRow], __: str) -> Picture | None:
        release.wait()
        return None

    monkeypatch.setattr(chart, "chart", endless)
    place.client.desk.studio.give_up_s = 0
    try:
        seen = await place.ana.writes(place.channel, "<@bot> What does a teller earn?")
    finally:
        release.set()
    assert "$25,000" in seen.text
    assert pictures(seen) == []


async def test_a_slow_path_keeps_the_card_until_it_is_there(place: Place) -> None:
    place.client.desk.studio.patience_s = 0
    seen = await place.ana.uses("/plan")
    plan = await place.ana.clicks(seen, "Show my plan now")
    assert plan.message is seen.message
    assert pictures(plan)
    shared = await place.ana.clicks(plan, "Share")
    assert pictures(shared)


async def test_a_picture_that_fails_is_left_out(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr(chart, "chart", fail)
    seen = await place.ana.uses("/salary", role="teller")
    assert "$25,000" in seen.text
    assert pictures(seen) == []
    assert "could not be drawn" in caplog.text


async def test_a_fault_after_thinking_takes_the_place_of_thinking(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of ours")

    place.client.desk.studio.patience_s = 0
    monkeypatch.setattr("bot.discord_app.cards.answers.fine_print", fail)
    seen = await place.ana.uses("/salary", role="teller")
    assert "incident" in seen.text
    assert "secret" not in seen.text
