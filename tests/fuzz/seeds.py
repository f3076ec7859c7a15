"""Hostile text to begin with: what people have tried on other bots, and pieces of our own forms."""

PINGS = ("@everyone", "@here", "<@1>", "<@!1>", "<@&2>", "<#3>", "</ask:1>", "<id:home>", "<t:0:R>")
LINKS = (
    "[click](https://evil.example)",
    "[https://good.example](https://evil.example)",
    "[x](<https://evil.example> 'title')",
    "<https://evil.example>",
    "discord.gg/abc",
    "https://discord.com/invite/abc",
    "javascript:alert(1)",
)
MARKUP = (
    "# head\n",
    "-# small\n",
    ">>> quote\n",
    "```ansi\n\x1b[2;31mred\x1b[0m\n```",
    "`" * 50,
    "||spoiler||",
    "*" * 200,
    "[1]",
    "[^fact]",
    "{server}",
)
CHARACTERS = (
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\u200b",
    "\u2066",
    "\ufeff",
    "\ud7ff",
    "\ue000",
    "z̸̢̛̦͖͎͖̞̾̔" * 20,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "ﷺ" * 30,
    "\u0130\u0131\u017f\u212a",
    "z\u0316\u0378\u0334",
    "\r\n\t\x0b\x0c\x85\u2028",
)
YAML = (
    "- id: a/b\n  question: Why?\n  answer: So.\n  cite: [{source: handbook, section: Cards}]\n",
    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
    "!!python/object/apply:os.system ['true']",
    "{" * 500,
    "- " * 500,
    "? " * 200,
    "<<: *a",
    "--- \n--- \n",
    "a: 1\na: 2\n",
    "%TAG ! tag:x,1:\n---\n",
)
LINES = (
    '{"id": "1", "question": "i lost my card"}\n',
    '{"id": 1, "question": "and a new one", "conversation": "c"}\n',
    '{"id": null, "question": 5}\n',
    '{"id": {}, "question": ""}\n',
    "[" * 2000 + "\n",
    '{"id": 1e999, "question": "\\ud800"}\n',
    "NaN\n",
)
TABLE = (
    "question,answer\n",
    "id;question;answer;state\n",
    '"=HYPERLINK(""https://evil.example"")","+1"\n',
    '"open quote,\n',
    "Where is it?,Upstairs.\n",
)
IDS = (
    "c1:sources:4OKKry4G",
    "c1:choose:1:4OKKry4G:ibzMTn",
    "c1:rest:zz.0:4OKKry4G",
    "c1:why:0123:4OKKry4Gzz99",
    "c1:plan:0:card=gold,branch=one",
    "c1:talk:~0.-",
    "c1:faq:retire:cards/lost-card",
    "c1:revert:0:1:cards/lost-card",
    "c1:draft:save:add:0:",
    "c1:decide:ignore:99999999999999999999999999",
    "c1:faqlist:999999999999999999999:all:x",
    "c1:threshold:off",
)
QUESTIONS = (
    "i lost my card",
    "gold or silver",
    "opening hours? and a new card?",
    "what about",
    "4",
)

SEEDS = (*PINGS, *LINKS, *MARKUP, *CHARACTERS, *YAML, *LINES, *TABLE, *IDS, *QUESTIONS)
