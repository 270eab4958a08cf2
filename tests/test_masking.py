"""No secret in a log, an error, the run history or a message."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import StoreError
from claimtrack.masking import masked
from tests.conftest import Ran, Web

Run = Callable[..., Ran]
SECRET = "hushhush77"
PLAIN = st.text(st.characters(codec="ascii", exclude_characters="/?#'\"", exclude_categories=["C", "Z"]), min_size=1)
ANY = st.text(st.characters(codec="ascii", exclude_categories=["C", "Z"]), min_size=1)


@given(
    st.one_of(
        st.tuples(st.just("https"), PLAIN), st.tuples(st.sampled_from(["postgresql", "mailtos", "redis+tls"]), ANY)
    ),
    st.text(st.characters(exclude_characters=":")),
)
def test_no_password_of_an_address_is_shown_whatever_it_is(address: tuple[str, str], words: str) -> None:
    scheme, password = address
    shown = masked(f"{words} {scheme}://user:{password}@host.example/path is down")
    assert f"{scheme}://user:***@host.example/path is down" in shown
    assert masked(shown) == shown


@pytest.mark.parametrize(
    "name",
    [
        "token",
        "access_token",
        "api_key",
        "apikey",
        "key",
        "sig",
        "X-Amz-Signature",
        "password",
        "subscription-key",
        "authkey",
        "jwt",
    ],
)
def test_no_token_in_a_query_is_shown(name: str) -> None:
    assert masked(f"https://a.example/x?page=2&{name}={SECRET}&b=1") == f"https://a.example/x?page=2&{name}=***&b=1"


@pytest.mark.parametrize("words", ["a deal at 5:30 me@home.example", "https://a.example/x?page=2", "monkey=3", "C://x"])
def test_what_is_no_secret_stays(words: str) -> None:
    assert masked(words) == words


def test_a_token_in_place_of_a_user_and_one_behind_a_hash_are_not_shown() -> None:
    assert masked(f"https://{SECRET}@a.example/x") == "https://***@a.example/x"
    assert masked(f"https://a.example/x#access_token={SECRET};more") == "https://a.example/x#access_token=***"
    assert masked("https://a.example/@writer/story") == "https://a.example/@writer/story"


def test_an_error_holds_no_secret_in_any_of_its_parts() -> None:
    address = f"postgresql://me:{SECRET}@host/db"
    error = StoreError(address, f"{address} is down", f"try {address}")
    assert SECRET not in f"{error} {error.args} {error!r}"


def test_no_secret_is_told_when_a_store_cannot_be_reached_or_its_address_is_no_address(
    run: Run, tmp_path: Path
) -> None:
    for address in (
        f"postgresql://me:{SECRET}@127.0.0.1:9/db",
        f"postgresql://127.0.0.1:9/db?user=me&password={SECRET}",
        f"postgresql://me:{SECRET}@127.0.0.1:port/db",
        f"postgresql://me:{SECRET}@more@127.0.0.1:9/db",
        f"postgresql://me:s/p#{SECRET}?x'y@127.0.0.1:9/db",
        f"nosuch://me:{SECRET}@127.0.0.1/db",
    ):
        for command in (["deals"], ["nightly"], ["doctor"], ["notify", "--test"]):
            told = run(*command, "--db", address)
            assert told.code == 2, (command, told)
            assert told.err.count("\n") <= 1
            assert SECRET not in told.err + told.out
    assert SECRET not in _left(tmp_path)


def test_no_secret_of_a_source_is_told_in_a_log_the_history_or_a_diff(run: Run, web: Web, tmp_path: Path) -> None:
    host = web.url.removeprefix("http://")
    good = web.serve(f"/good?token={SECRET}", b"<html><body><p>Nothing here.</p></body></html>").replace(
        "http://", f"http://me:{SECRET}@"
    )
    bad = f"http://me:{SECRET}@{host}/bad?api_key={SECRET}"
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "desk.toml").write_text(
        f'id = "desk"\npublisher = "The Desk"\nhomepage = "{web.url}"\nrate = 1000\neverything = true\nurls = ["{good}", "{bad}"]\n'
    )
    night = run("nightly", "desk", "--allow-private", "--log-format", "json")
    assert re.search(r'"event": "failed"', night.err)
    told = [
        night,
        *(
            run(*words)
            for words in (["runs", "1"], ["runs", "1", "--format", "json"], ["doctor"], ["sources", "status"])
        ),
    ]
    for ran in told:
        assert SECRET not in ran.out + ran.err
    assert SECRET not in _left(tmp_path / "state")


def _left(folder: Path) -> str:
    """What logs and files of locks hold."""
    files = [p for p in folder.rglob("*") if p.is_file() and p.suffix in {".log", ".holder", ".lock"}]
    return "".join(p.read_text(errors="replace") for p in files)
