"""Files that moderators are tricked into importing: refused in words, and nothing is changed."""

import codecs
import io
import zipfile

import pytest

from tests.discord_app.conftest import Place
from tests.standin import File

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

LAUGHS = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
)
ENTRY = "- id: own/x\n  question: Where is it?\n  answer: Upstairs.\n"


def _zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("faq.yaml", "x" * 10_000_000)
    return file.getvalue()


FILES = {
    "a billion laughs": ("faq.yaml", LAUGHS.encode()),
    "50 MB": ("faq.yaml", b"# " + b"x" * 50_000_000),
    "50 MB of a table": ("faq.csv", b"question,answer\n" + b"a,b\n" * 12_500_000),
    "nesting without end": ("faq.yaml", b"[" * 3_000_000),
    "keys without end": ("faq.yaml", b"{a: " * 900_000),
    "a Python object": ("faq.yaml", b"!!python/object/apply:os.system ['true']"),
    "UTF-16": ("faq.yaml", codecs.BOM_UTF16_LE + ENTRY.encode("utf-16-le")),
    "Latin-1": ("faq.csv", "question,answer\nWo ist die Küche?,Oben.\n".encode("latin-1")),
    "nothing": ("faq.yaml", b""),
    "zeros": ("faq.csv", b"\0" * 1_000_000),
    "an archive": ("faq.zip", _zipped()),
    "an archive that says it is not": ("faq.yaml", _zipped()),
    "a quote without end": ("faq.csv", b'question,answer\n"' + b"x" * 1_000_000),
    "entries without end": ("faq.csv", b"question,answer\n" + b"Where is it?,Up.\n" * 200_000),
    "pings": ("faq.csv", b"question,answer\nWhere is @everyone?,<@&1> and @here.\n"),
    "an invite": ("faq.csv", b"question,answer\nWhere is it?,See discord.gg/abcdef for more.\n"),
    "a masked link": (
        "faq.csv",
        b"question,answer\nWhere is it?,See [https://a.example](https://evil.example) now.\n",
    ),
}
CLEANED = {"pings", "a masked link"}  # where what is harmless of it may be saved


@pytest.mark.parametrize("kind", FILES)
async def test_a_hostile_file_does_no_harm(place: Place, kind: str) -> None:
    name, content = FILES[kind]
    seen = await place.moderator.uses("/faq import", file=File(name, content), within_s=20.0)
    assert seen.ephemeral
    assert "Traceback" not in seen.text
    revisions = await place.client.desk.servers.faq.history(place.server.id, None)
    if kind not in CLEANED:
        assert not revisions, seen.text
    answer = await place.ana.writes(place.channel, "<@bot> where is it")
    for harm in ("](http", "@everyone", "<@&1>", "@here", "discord.gg/"):
        assert harm not in answer.text
    assert not place.discord.pinged
    asked = await place.bob.writes(place.channel, "<@bot> i lost my card")
    assert "Block it in the app" in asked.text
