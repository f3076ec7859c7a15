from collections.abc import Mapping

import pytest

from bot.knowledge.base import Knowledge
from bot.site.site import Site


@pytest.fixture(scope="session")
def shipped_site(shipped: Knowledge) -> Mapping[str, str]:
    """Every file of the shipped site, by path."""
    return {page.path: page.text for page in Site(shipped).pages()}
