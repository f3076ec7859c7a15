"""A small knowledge folder about a bank, for tests of the rooms above the knowledge."""

from pathlib import Path
from textwrap import dedent

SOURCES = """\
- id: handbook
  document: 001.txt
  title: Handbook
  published: "2019-05-01"
  url: https://bank.example/handbook
  sections: [Cards, Fees, Pay]
- {id: old-post, document: 002.txt, title: Old post, published: "2012-09-02", sections: [Phones]}
- {id: bank-site, title: Site of the bank, kind: editor}
"""
FACTS = """\
- {id: handbook/block, section: Cards, text: A lost card is blocked in the app within 5 minutes.}
- {id: handbook/replace, section: Cards, text: A blocked card is replaced.}
- id: handbook/fee
  section: Fees
  text: A new card costs $10.
  as_of: May 2018
  attributed_to: Bank Council
- {id: handbook/pay, section: Pay, text: Tellers are paid by place and stage.}
- id: old-post/phone
  section: Phones
  text: A lost card is blocked by phone only.
  status: disputed
  note: The post is older than the app of 2015.[^editor/app]
- {id: editor/app, source: bank-site, text: The app came in 2015.}
"""
TABLES = """\
id: pay-by-place
title: Pay by place
dimension: place
source: handbook
section: Pay
statistic: average
population: tellers
status: dated
note: The handbook gives no year.
rows:
  - {id: northland, entity: northland, annual: ["$40,000"]}
  - {id: springfield, entity: springfield, hourly: ["$15"], annual: ["$31,000"]}
  - {id: harbor, entity: harbor, annual: ["$52,000"]}
"""
STAGES = """\
id: pay-by-stage
title: Pay by stage
dimension: role
source: handbook
section: Pay
statistic: range
population: staff
rows:
  - {id: teller-entry, entity: teller, stage: entry, annual: ["$25,000", "$28,000"]}
  - {id: teller-mid, entity: teller, stage: mid, annual: ["$33,000", "$36,000"]}
"""
ENTITIES = """\
- {id: northland, kind: place, name: Northland}
- {id: springfield, kind: place, name: Springfield, within: northland}
- {id: ogdenville, kind: place, name: Ogdenville, within: northland}
- {id: southland, kind: place, name: Southland}
- {id: harbor, kind: place, name: Harbor, within: southland}
- {id: atlantis, kind: place, name: Atlantis}
- {id: teller, kind: role, name: Teller, aliases: [cashier]}
- {id: entry, kind: stage, name: entry level, aliases: [beginner]}
- {id: senior, kind: stage, name: senior}
"""
FAQ = """\
- id: cards/lost-card
  question: What do I do when my card is lost?
  aliases: [i lost my card, card is missing]
  answer: Block it in the app, which takes 5 minutes.[^handbook/block]
  detail: The bank then replaces it.[^handbook/replace]
  disagreement: The handbook says the app,[^handbook/block] a post says the phone.[^old-post/phone]
  related: [cards/new-card, cards/broken-card]
- id: cards/new-card
  question: What does a new card cost?
  aliases: [price of a replacement card]
  answer: It costs $10.[^handbook/fee]
  related: [cards/lost-card]
- id: cards/broken-card
  question: Who mends a broken card?
  aliases: [my card snapped in half]
  answer: The branch mends it within 3 days.
  cite: [{source: handbook, section: Cards}]
- id: pay/by-place
  question: What does a teller earn in {place}?
  aliases: ["pay in {place}", "teller salary {place}"]
  answer: It depends on the place.[^handbook/pay]
  detail: Living costs differ too.[^handbook/pay]
  lookup: [pay-by-place]
- id: pay/by-stage
  question: What does a {role} earn?
  aliases: ["how much is a {role} paid"]
  answer: It depends on the stage.[^handbook/pay]
  lookup: [pay-by-stage]
- id: cards/pin
  kind: gap
  question: What is the default pin?
  aliases: [default secret number]
  answer: The handbook does not say. Ask the branch.
  related: [cards/lost-card]
- id: scope/weather
  kind: scope
  question: Will it rain tomorrow?
  aliases: [weather forecast]
  answer: That is not what I am for.
- id: smalltalk/hello
  kind: smalltalk
  question: Hello
  aliases: [good morning]
  answer: Hello. What would you like to know?
- {id: talk/sources, kind: smalltalk, act: sources, question: Which source says that?,
   aliases: ["source?"], answer: Ask me something first.}
- {id: talk/dates, kind: smalltalk, act: dates, question: How old is that information?,
   aliases: [from what year], answer: Ask me something first.}
- {id: talk/more, kind: smalltalk, act: more, question: Tell me more about that,
   aliases: [more details], answer: Ask me something first.}
- {id: talk/start-over, kind: smalltalk, act: start-over, question: Start over,
   aliases: [forget everything], answer: Forgotten.}
"""
MINIMAL = {
    "sources": "- {id: handbook, title: Handbook, sections: [Cards]}\n",
    "faq/cards": """\
        - id: cards/lost-card
          question: What do I do when my card is lost?
          aliases: ["i lost my card", "card stolen"]
          answer: Block it in the app.
          cite: [{source: handbook, section: Cards}]
        """,
}
BANK = {
    "sources": SOURCES,
    "facts/bank": FACTS,
    "tables/pay-by-place": TABLES,
    "tables/pay-by-stage": STAGES,
    "entities": ENTITIES,
    "faq/bank": FAQ,
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write `{"faq/cards": "..."}` to `faq/cards.yaml` and so on, and return the folder."""
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder
