"""The bank's knowledge with what only a front-end must bear: long, near and many answers."""

from tests.folders import BANK, ENTITIES

SENTENCE = "Step {name} of the story is told in one sentence of ordinary length.[^handbook/block]"
STEPS = [f"{first}{second}" for first in "abcdef" for second in "klmnopqrst"]
STORY = " ".join(SENTENCE.format(name=name) for name in STEPS)
LONG_QUESTION = (
    "Where do I find the opening hours of the branch in the old town, next to the church, when it "
    "is a holiday and the site is down?"
)
MORE = f"""\
- id: story/long
  question: How does the long story go?
  aliases: [tell the long story]
  answer: It goes on and on.[^handbook/block]
  detail: "{STORY}"
- id: hours/branch
  question: "{LONG_QUESTION}"
  aliases: [opening hours]
  answer: On its door.
  cite: [{{source: handbook, section: Cards}}]
- id: savings/open
  question: How do I open a savings account?
  aliases: [open savings]
  answer: In the app.
  cite: [{{source: handbook, section: Cards}}]
- id: savings/close
  question: How do I close a savings account?
  aliases: [close savings]
  answer: At the branch.
  cite: [{{source: handbook, section: Cards}}]
"""
FACET = "It is told at such length that it takes a whole line, and then some more of it."
PEOPLE = "\n".join(
    f"""\
- id: {name}
  kind: credential
  name: {name.title()}
  entry: cards/pin
  profile:
"""
    + "\n".join(
        f"    - {{facet: facet {at}, text: '{FACET} {name}[^handbook/block]'}}" for at in range(20)
    )
    for name in ("bronze", "silver")
)
ADVICE = """\
questions:
  - id: card
    ask: Which card would you like?
    topic: card
    choices:
      - {id: gold, label: A gold one, short: gold, words: [golden]}
      - {id: plain, label: A plain one, short: plain}
  - id: branch
    ask: Where do you live?
    topic: home town
    choices:
      - {id: one, label: In the first town}
      - {id: two, label: In the second town}
      - {id: three, label: In the third town}
      - {id: four, label: In the fourth town}
      - {id: five, label: In the fifth town}
      - {id: six, label: In the sixth town}
      - {id: seven, label: In the seventh town}
  - id: app
    ask: Do you use the app?
    topic: app
    choices:
      - {id: uses, label: "Yes, often", short: the app}
      - {id: avoids, label: "No, never", short: no app}
sections:
  - id: loss
    title: When it is lost
    related: [cards/lost-card]
    lines:
      - text: "Gold is blocked in 5 minutes.[^handbook/block]"
        when: {card: [gold]}
        step: 5 minutes
      - {text: "Plain is blocked too.[^handbook/block]", when: {card: [plain]}, step: Block it}
      - {text: "Any card is blocked.[^handbook/block]", when: {card: [skipped]}, step: Any}
      - {text: "By phone, says a post.[^old-post/phone]", when: {app: [avoids]}}
  - id: story
    title: The long story
    lines: [LONG]
  - id: cost
    title: What it costs
    lines:
      - {text: "A new card costs $10.[^handbook/fee]", step: "$10"}
""".replace("LONG", ", ".join(f'{{text: "{SENTENCE.format(name=name)}"}}' for name in STEPS[:18]))
DESK = {**BANK, "faq/more": MORE, "entities": ENTITIES + PEOPLE, "advice/plan": ADVICE}
