"""What is written as YAML is read back, however long its texts are."""

import pytest

from bot.curation.files import dumped
from bot.knowledge.positions import read_yaml


@pytest.mark.parametrize("lead", range(0, 100, 3))
def test_a_long_text_with_dashes_is_read_back(lead: int) -> None:
    text = "x" * lead + " - ".join(["one word"] * 30)
    records = [{"id": "a", "aliases": [text], "answer": text}]
    file, problems = read_yaml("faq.yaml", dumped(records))
    assert (file.value, problems) == (records, [])
