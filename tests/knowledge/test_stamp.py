from pathlib import Path

import pytest

from bot.knowledge.stamp import stamp


def stamped(folder: Path, name: str, text: str, *ids: str) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    assert stamp(folder, dict.fromkeys(ids, "12e4")) == ids
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- id: h/a\n  text: x\n", '- id: h/a\n  text: x\n  passage: "12e4"\n'),
        ("- id: h/a\n  text: x", '- id: h/a\n  text: x\n  passage: "12e4"\n'),
        ("- {id: h/a, text: x}\n", '- {id: h/a, text: x, passage: "12e4"}\n'),
        (
            "- id: h/a\n  text: x  # so\n\n# more\n",
            '- id: h/a\n  text: x  # so\n  passage: "12e4"\n\n# more\n',
        ),
        (
            "- id: h/a\n  text: >-\n    x\n    y\n\n- id: h/b\n",
            '- id: h/a\n  text: >-\n    x\n    y\n  passage: "12e4"\n\n- id: h/b\n',
        ),
        (
            "- id: h/a\n  text: x\n    y\n- id: h/b\n",
            '- id: h/a\n  text: x\n    y\n  passage: "12e4"\n- id: h/b\n',
        ),
        ("- id: h/a\r\n  text: x\r\n", '- id: h/a\r\n  text: x\r\n  passage: "12e4"\r\n'),
    ],
)
def test_a_fact_gets_its_fingerprint(tmp_path: Path, before: str, after: str) -> None:
    assert stamped(tmp_path, "facts/h.yaml", before, "h/a") == after


def test_all_facts_of_a_file_are_stamped(tmp_path: Path) -> None:
    before = "- {id: h/a}\n- {id: h/b}\n- {id: h/c}\n"
    assert stamped(tmp_path, "facts.yaml", before, "h/a", "h/c") == (
        '- {id: h/a, passage: "12e4"}\n- {id: h/b}\n- {id: h/c, passage: "12e4"}\n'
    )


def test_rows_of_a_table_are_stamped(tmp_path: Path) -> None:
    before = "id: pay\nrows:\n  - id: a\n    annual: [$5]\n  - {id: b}\n"
    assert stamped(tmp_path, "tables/pay.yaml", before, "pay/a", "pay/b") == (
        'id: pay\nrows:\n  - id: a\n    annual: [$5]\n    passage: "12e4"\n'
        '  - {id: b, passage: "12e4"}\n'
    )


def test_a_fingerprint_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text('- {id: h/a, passage: "1f"}\n')
    assert stamp(tmp_path, {"h/a": "12e4"}) == ()
    assert path.read_text() == '- {id: h/a, passage: "1f"}\n'


@pytest.mark.parametrize("text", ["", "# none yet\n", "[]\n"])
def test_an_empty_file_stays_empty(tmp_path: Path, text: str) -> None:
    assert stamped(tmp_path, "facts.yaml", text) == text


def test_other_files_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_text("- {id: h/a}\n")
    assert stamp(tmp_path, {"h/a": "12e4"}) == ()
