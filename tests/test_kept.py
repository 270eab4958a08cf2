"""A pattern that was kept is the pattern that `re.compile` makes; a file that is no good is one that is not there."""

from __future__ import annotations

import gc
import marshal
import re
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.catalog import load
from claimtrack.extract import extract
from claimtrack.kept import DIGEST, Kept
from claimtrack.late import Late
from claimtrack.records import Article

PIECES = st.sampled_from(
    ["a", "ß", "İ", r"\d+", "(?:b|c)*", "(?P<n>x)?", "(y)", "[^q-t]{2,5}", r"\b", "(?i:Kk)", "(?=z)"]
)


def whole(content: Any) -> bytes:
    """A file as it is written."""
    told = marshal.dumps(content)
    return blake2b(told, digest_size=DIGEST).digest() + told


def test_every_pattern_of_the_package_is_the_same_kept(tmp_path: Path) -> None:
    extract(Article(address="a", identity="a", text="A deal of 300 MW."), load())
    patterns = [(p.pattern, p.flags) for p in gc.get_objects() if isinstance(p, Late)]
    first = Kept(tmp_path / "patterns")
    for known in patterns:
        first.compiled(*known)
    first.write()
    again = Kept(tmp_path / "patterns")
    assert len(patterns) > 300
    assert all(again.compiled(*known) == re.compile(*known) for known in patterns)
    assert not again.added, "one of them was compiled anew"


@given(st.lists(PIECES), st.sampled_from([0, re.IGNORECASE, re.IGNORECASE | re.MULTILINE, re.ASCII]), st.text())
def test_it_finds_what_the_compiled_one_finds(pieces: list[str], flags: int, text: str) -> None:
    pattern = "|".join(pieces).replace("?P<n>", "", pieces.count("(?P<n>x)?") - 1 if pieces else 0)
    ours, known = Kept(Path("nowhere") / "patterns").compiled(pattern, flags), re.compile(pattern, flags)
    assert ours == known
    assert [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in ours.finditer(text)] == [
        (m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in known.finditer(text)
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"no marshal", marshal.dumps(7), whole(("another Python", {})), whole((sys.version, {}))[:-1]],
)
def test_a_file_that_is_no_good_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "patterns"
    path.write_bytes(content)
    kept = Kept(path)
    assert kept.compiled("a(b)") == re.compile("a(b)")
    kept.write()
    assert Kept(path).compiled("a(b)") == re.compile("a(b)")
    assert [p.name for p in tmp_path.iterdir()] == ["patterns"]


@pytest.mark.parametrize("code", [(0, b"\x07\x00\x00\x00", 0, {}, (None,)), (1, 2), (0, b"odd", 0, {}, ())])
def test_a_code_that_is_no_code_is_compiled_anew(tmp_path: Path, code: tuple[object, ...]) -> None:
    path = tmp_path / "patterns"
    path.write_bytes(whole((sys.version, {("a(b)", 0): code})))
    assert Kept(path).compiled("a(b)") == re.compile("a(b)")


def test_a_file_with_one_bit_turned_is_not_read(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "patterns")
    kept.compiled("a(b)")
    kept.write()
    content = bytearray((tmp_path / "patterns").read_bytes())
    content[len(content) // 2] ^= 4
    (tmp_path / "patterns").write_bytes(content)
    again = Kept(tmp_path / "patterns")
    assert again.compiled("a(b)") == re.compile("a(b)")
    assert again.added or sys.dont_write_bytecode


def test_a_folder_that_is_a_file_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Kept(tmp_path / "file" / "patterns")
    kept.compiled("a")
    kept.write()


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "none" / "patterns")
    kept.compiled("a")
    kept.write()
    assert not (tmp_path / "none").exists()


def test_one_that_cannot_be_compiled_raises_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        Kept(tmp_path / "patterns").compiled("(")


@pytest.mark.parametrize(("told", "kept"), [("", True), ("1", False)])
def test_it_is_written_where_python_may_write_bytecode(tmp_path: Path, told: str, *, kept: bool) -> None:
    code = "import pathlib, sys; from claimtrack.kept import Kept; Kept(pathlib.Path(sys.argv[1])).compiled('a')"
    path = tmp_path / "patterns"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, env={"PYTHONDONTWRITEBYTECODE": told})
    assert path.exists() is kept
