from bot.answers.missing import missing_label, nearest_label
from bot.knowledge.base import Knowledge


def test_a_city_is_told_of_its_state(bank: Knowledge) -> None:
    label = nearest_label(bank, bank.entities["ogdenville"])
    assert label == "No figure for Ogdenville itself; the nearest is Northland, the state:"


def test_a_state_is_told_of_its_cities(bank: Knowledge) -> None:
    label = nearest_label(bank, bank.entities["southland"])
    assert label == "No figure for Southland itself; the nearest are places in it:"


def test_a_missing_city_names_its_state_too(bank: Knowledge) -> None:
    label = missing_label(bank, [bank.entities["ogdenville"]])
    assert label == "The documents have no figure for Ogdenville or Northland."
