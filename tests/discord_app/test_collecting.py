"""Garbage is found by looks of our own, where Python by itself would not look."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from bot.discord_app.collecting import collect, keep_all
from tests.effort import within


class Ring:
    """Refers to itself, so that only a look for garbage finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def python_looks_by_itself_hardly_ever() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(1_000_000)
    yield
    gc.set_threshold(*before)


@pytest.mark.asyncio
@pytest.mark.parametrize("is_new", [True, False])
async def test_garbage_is_found_whether_it_is_new_or_was_in_use(is_new: bool) -> None:
    ring = Ring()
    if not is_new:
        gc.collect(0)  # a look while it is in use
    found = asyncio.Event()
    weakref.finalize(ring, found.set)
    collecting = asyncio.create_task(collect(step_s=0))
    del ring
    async with asyncio.timeout(within(1)):
        await found.wait()
    collecting.cancel()
    await asyncio.gather(collecting, return_exceptions=True)


def test_what_is_there_is_left_out_of_every_look() -> None:
    ring = Ring()
    gc.disable()
    try:
        keep_all()
        assert gc.isenabled()
        assert not any(known is ring for known in gc.get_objects())
    finally:
        gc.unfreeze()
        gc.enable()
