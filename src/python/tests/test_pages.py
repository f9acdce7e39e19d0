"""The code of the pages runs, and prints what the comments beside it say."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in (PACKAGE / "README.md", *sorted((PACKAGE / "docs").glob("*.md")))
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(), flags=re.DOTALL))
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_does_what_it_says(block, capsys, tmp_path, monkeypatch):
    if "import torch" in block:
        pytest.importorskip("torch")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "block", "exec"), {})  # noqa: S102
    expected = re.findall(r"^print\(.*\)  # (.*)$", block, flags=re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == expected


def test_there_are_blocks():
    assert len(BLOCKS) >= 5
