"""What is fed with hostile bytes: each takes any, and fails only where the program is wrong.

`test_targets` feeds them by chance, `guided` by what code the bytes reach.
"""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.answers.as_json import as_json
from bot.app import Advisor
from bot.cli.ask import _answered
from bot.curation.drafting import MOST_ENTRIES
from bot.curation.exchange import from_files
from bot.curation.redaction import redact
from bot.curation.typed import RefusedError, checked_link, checked_phrasing, checked_wording
from bot.discord_app.cards.answers import Audience
from bot.discord_app.cards.markdown import safe
from bot.discord_app.cards.sheets import Sheet
from bot.discord_app.edition import Edition
from bot.discord_app.ids import curation_ids, custom_ids
from bot.discord_app.ids.plan_codes import code_of, read_code
from bot.knowledge.entries import Entry
from bot.knowledge.overlay import Wording
from bot.knowledge.positions import read_yaml
from bot.knowledge.problems import KnowledgeError
from bot.knowledge.records import read_records
from tests.discord_app.folders import DESK
from tests.folders import write
from tests.standin.limits.messages import refuse_message

CHAIN = 15  # names strung together, after which redacting stops to look for more
MEMBER = 2**63  # as large as ids get
LEADS_AWAY = re.compile(
    r"\]\(\s*<?https?:|<@[!&]?\d|@everyone\b|@here\b|discord\.gg/\S", re.IGNORECASE
)
Target = Callable[[bytes], None]


@cache
def edition() -> Edition:
    """Return a small knowledge as it is shown on Discord."""
    with TemporaryDirectory() as folder:
        return Edition.of(Advisor.of_folder(write(Path(folder), DESK)))


def question(data: bytes) -> None:
    """Ask it, alone and in a conversation, and draw the answer as a message."""
    text = data.decode(errors="replace")
    for conversation in (None, "one"):
        told = edition().advisor.ask(text, conversation)
        reply = told.reply
        assert reply.outcome != "answered" or reply.citations
        json.dumps(as_json(reply, knowledge=told.knowledge)).encode()
        card = edition().cards.of(told, Audience(MEMBER))
        refuse_message(json.loads(Sheet.of(card).message(MEMBER)))
    edition().advisor.suggest(text)


def yaml(data: bytes) -> None:
    """Read it as a file of knowledge."""
    file, problems = read_yaml("faq.yaml", data.decode(errors="replace"))
    if not problems and file.value is not None:
        read_records(file, Entry)


def batch(data: bytes) -> None:
    """Answer it as lines of a batch: one object for each that is not blank."""
    lines = data.decode(errors="replace").split("\n")
    answers = [*_answered(edition().advisor, lines)]
    assert len(answers) == sum(bool(line.strip()) for line in lines)
    for answer in answers:
        json.dumps(answer)
        assert ("error" in answer) != ("outcome" in answer)


def imported(data: bytes) -> None:
    """Import it as a table and as a file of entries; what is taken is fit to be shown."""
    for name in ("faq.csv", "faq.yaml"):
        try:
            amendments = from_files(edition().advisor.knowledge, {name: data})
        except KnowledgeError:
            continue
        assert len(amendments) <= MOST_ENTRIES
        for one in amendments:
            if one.wording:
                _is_harmless(one.wording)


def typed(data: bytes) -> None:
    """Check it as what a moderator typed into each field."""
    text = data.decode(errors="replace")
    with suppress(RefusedError):
        _is_harmless(checked_wording(Wording(text[:200], text, text)))
    for check in (checked_phrasing, checked_link):
        with suppress(RefusedError):
            check(text)


def _is_harmless(wording: Wording) -> None:
    for text in (wording.question, wording.answer, wording.detail or ""):
        shown = LEADS_AWAY.search(safe(text))
        assert shown is None, shown
        assert "\x1b" not in text, "colours of a terminal"


def member(data: bytes) -> None:
    """Redact it: twice is the same as once, unless it is a long chain, and nobody is mentioned."""
    text = redact(data.decode(errors="replace"))
    assert redact(text) == text or text.count("[name]") >= CHAIN
    assert not re.search(r"<@[!&]?\d", text)


def custom_id(data: bytes) -> None:
    """Read it as what a button carries, whole or as one of its fields."""
    text = data.decode(errors="replace")[:100]
    found: list[Mapping[str, str | None]] = []
    for template in (
        *custom_ids.TEMPLATES.values(),
        *curation_ids.TEMPLATES.values(),
        *curation_ids.FORMS.values(),
    ):
        if match := re.fullmatch(template, text):
            found.append(match.groupdict())
    for fields in found:
        _read(fields)
    advice = edition().advisor.knowledge.advice
    talk = read_code(advice, text)
    assert read_code(advice, code_of(advice, talk)) == talk


def _read(fields: Mapping[str, str | None]) -> None:
    """Read the fields as the buttons do."""
    keyring = edition().keyring
    advisor = edition().advisor
    if grounds := fields.get("grounds"):
        advisor.retell(custom_ids.read_grounds(grounds, keyring))
    if whys := fields.get("whys"):
        custom_ids.read_whys(whys, keyring)
    if remaining := fields.get("remaining"):
        custom_ids.read_remaining(remaining)
    if (named := fields.get("named")) is not None:
        custom_ids.read_named(named, keyring)
    for name in ("page", "number", "to", "seen", "group", "ruling", "asker"):
        int(fields.get(name) or 0)


TARGETS: Mapping[str, Target] = {
    one.__name__: one for one in (question, yaml, batch, imported, typed, member, custom_id)
}
