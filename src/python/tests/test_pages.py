"""The code of the pages runs, and prints what the comments beside it say."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent
NOTEBOOKS = {"digits.md"}
PAGES = (PACKAGE / "README.md", *sorted((PACKAGE / "docs").glob("*.md")))


def blocks(page):
    return re.findall(r"```python\n(.*?)```", page.read_text(), flags=re.DOTALL)


# The blocks of a notebook are one program.
PROGRAMS = [
    pytest.param("".join(program), id=f"{page.name}-{number}")
    for page in PAGES
    for number, program in enumerate([blocks(page)] if page.name in NOTEBOOKS else blocks(page))
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_block_does_what_it_says(program, capsys, tmp_path, monkeypatch):
    for module in ("torch", "matplotlib"):
        if f"import {module}" in program:
            pytest.importorskip(module)
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "program", "exec"), {"__name__": "page"})  # noqa: S102
    expected = re.findall(r"^print\(.*\)  # (.*)$", program, flags=re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == expected
    for picture in re.findall(r"savefig\(\"(.*?)\"", program):
        assert size(tmp_path / picture) == size(PACKAGE / "docs" / picture)


def test_there_are_blocks():
    assert len(PROGRAMS) >= 5


def test_the_pictures_of_a_notebook_are_those_it_draws():
    for page in (page for page in PAGES if page.name in NOTEBOOKS):
        drawn = re.findall(r"savefig\(\"(.*?)\"", page.read_text())
        assert drawn == re.findall(r"!\[.*?\]\((.*?)\)", page.read_text())


def size(png):
    """Width and height of a picture."""
    header = png.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")
