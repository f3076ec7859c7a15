"""The bank's knowledge with what only a front-end must bear: long, near and many answers."""

from tests.folders import BANK

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
DESK = {**BANK, "faq/more": MORE}
