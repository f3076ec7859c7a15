from pathlib import Path

import pytest

from bot.cli.main import main
from bot.cli.site import write
from bot.errors import BotError
from bot.site.frame import Page


def test_it_writes_a_site_and_tells_of_the_address(
    bank_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["site", "out", "--knowledge", str(bank_folder)]) == 0
    assert "SITE_URL" in capsys.readouterr().out
    assert "Block it in the app" in Path("out/questions/cards/lost-card.html").read_text("utf-8")
    assert main(["site", "out", "--knowledge", str(bank_folder)]) == 0
    assert "0 of them new or changed" in capsys.readouterr().out


def test_with_an_address_it_writes_a_sitemap(
    bank_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "https://site.example/faq")
    assert main(["site", "out", "--knowledge", str(bank_folder)]) == 0
    assert "SITE_URL" not in capsys.readouterr().out
    assert "https://site.example/faq/sources.html" in Path("out/sitemap.xml").read_text("utf-8")


def test_a_page_that_has_gone_is_removed_and_files_of_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, [Page("a/one.html", "1"), Page("a/two.html", "2")])
    (folder / "own.txt").write_text("mine", "utf-8")
    assert write(folder, [Page("a/two.html", "2"), Page("three.html", "3")]) == 1
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert left == {"a/two.html", "three.html", "own.txt", "pages.txt"}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", "utf-8")
    with pytest.raises(BotError, match="not empty"):
        write(tmp_path, [Page("index.html", "1")])
    assert (tmp_path / "index.html").read_text("utf-8") == "mine"


def test_a_list_of_pages_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, [Page("a.html", "1")])
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", "utf-8")
    (folder / "pages.txt").write_text(f"../outside.txt\n{outside}\n", "utf-8")
    write(folder, [Page("a.html", "1")])
    assert outside.exists()


def test_a_folder_that_cannot_be_written_is_one_line(
    bank_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("file").write_text("", "utf-8")
    assert main(["site", "file/out", "--knowledge", str(bank_folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
