"""Whatever people send, the program answers or refuses it in words.

`EFFORT=n` tries n times as much.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import times
from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import TARGETS

hostile = st.one_of(
    st.lists(st.sampled_from(SEEDS) | st.text(max_size=40), max_size=8).map("".join),
    st.text(max_size=300),
).map(lambda text: text.encode(errors="surrogatepass"))
anything = hostile | st.binary(max_size=300)


@pytest.mark.parametrize("target", TARGETS)
@given(data=anything)
@settings(max_examples=times(60), deadline=None)
def test_bytes_are_answered_or_refused(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_tried_before_is_answered_or_refused(target: str, seed: str) -> None:
    TARGETS[target](seed.encode(errors="surrogatepass"))
