import pytest

from bot.dialogue.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "cuánto gana un codificador médico con certificación",
        "necesito un título para trabajar",
        "wie viel verdient ein Kodierer",
        "combien je gagne avec une certification",
        "сколько зарабатывает медицинский кодировщик",
        "我需要学位吗",
        "medical coding kaise sikhe",
    ],
)
def test_another_language_is_noticed(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "do i need a degree",
        "pay per hour in los angeles",
        "las vegas salary",
        "what is the pay in El Paso",
        "whats a per diem coder",
        "résumé tips for a beginner",
        "pls tell me, i am from india, is this job good",
        "12345",
        "🙂",
        "",
    ],
)
def test_english_is_not(text: str) -> None:
    assert not is_foreign(text)
