"""Thirty nights: publishers publish, copy, contradict, edit and correct; each night tells exactly what they did, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran, Web
from tests.nights.newsroom import Newsroom, Told

DEAL = "Anthropic signs compute deal with CoreWeave"
LANDS = "CoreWeave lands Anthropic contract"
BUYERS = "Meta Microsoft OpenAI Mistral Cohere xAI".split()
SELLERS = "Nebius Lambda Crusoe Nscale".split()


def report(price: str = "$12 billion", more: str = "") -> str:
    return f"Anthropic has signed a five-year contract with CoreWeave worth {price}, the companies said on Tuesday. CoreWeave will supply 100 MW of computing capacity in Plano, Texas. {more}"


def scoop(power: str = "100 MW", more: str = "") -> str:
    return f"CoreWeave has landed a contract with Anthropic worth $15 billion, The Tribune has learned from documents. The AI lab takes {power} of computing capacity in Plano, Texas, for five years. {more}"


def another(number: int) -> tuple[str, str, Told]:
    """A small deal of another pair: its headline, its words, and what a night tells of it."""
    buyer, seller = BUYERS[number % 6], SELLERS[number % 4]
    words = f"{buyer} has agreed to rent {20 + number} MW of data center capacity from {seller} for seven years, in a contract worth ${number + 2} billion."
    told = {
        ("new figure", "power_mw", f"{20 + number} MW"),
        ("new figure", "price_total", f"${number + 2} billion"),
        ("new figure", "term_months", "seven years"),
    }
    return f"{buyer} rents data center capacity from {seller}", words, told


def test_each_night_tells_what_happened_and_nothing_else(
    web: Web, run: Callable[..., Ran], place: str, tmp_path: Path
) -> None:
    room = Newsroom(web, tmp_path, place, run)
    quiet: tuple[Told, list[object]] = (set(), [])

    # 1: the first report
    room.publish("ledger", "deal", DEAL, report(), 1)
    assert room.night() == (
        {
            ("new figure", "announced_date", "on Tuesday"),
            ("new figure", "location", "Plano, Texas"),
            ("new figure", "power_mw", "100 MW"),
            ("new figure", "price_total", "$12 billion"),
            ("new figure", "term_months", "five-year"),
        },
        [],
    )
    # 2: nothing
    assert room.night() == quiet
    # 3: a copy that credits it adds nothing
    room.publish(
        "wire", "deal", f"{DEAL}, The Ledger says", report(more="The deal was first reported by The Ledger."), 2
    )
    assert room.night() == quiet
    # 4: another outlet has another price
    room.publish("tribune", "deal", LANDS, scoop(), 3)
    assert room.night() == (
        {("new", "price_total", "$12 billion × $15 billion"), ("new figure", "price_total", "$15 billion")},
        [],
    )
    # 5: the first outlet changes its figure and says nothing of it; the copy still has the old one
    room.edit("ledger", "deal", DEAL, report("$15 billion"), 1)
    assert room.night() == (set(), [(["$12 billion"], ["$15 billion"])])
    # 6: the copy follows, and nothing is in dispute any more
    room.edit(
        "wire",
        "deal",
        f"{DEAL}, The Ledger says",
        report("$15 billion", "The deal was first reported by The Ledger."),
        2,
    )
    assert room.night() == (
        {("gone", "price_total", "$12 billion × $15 billion")},
        [(["$12 billion"], ["$15 billion"])],
    )
    # 7: the other outlet corrects itself, in the open
    notice = "Correction: an earlier version of this article gave the capacity as 100 MW."
    room.edit("tribune", "deal", LANDS, scoop("120 MW", notice), 3)
    told, edits = room.night()
    assert ("new figure", "power_mw", "120 MW") in told
    assert ("new", "power_mw", "100 MW × 120 MW") in told
    assert len(told) == 2
    assert edits == [(["100 MW"], ["120 MW"])]
    # 8: the copy is taken down; once may be a slip, twice is told, and told once
    room.withdraw("wire", "deal")
    assert room.night() == quiet
    assert room.night() == ({("withdrawn", "", "/wire/deal")}, [])
    assert "Compute Wire, 2026-09-02, withdrawn" in room.run("diff", "--format", "csv").out
    # 10: nothing
    assert room.night() == quiet
    # 11 to 32: a deal of another pair every second night, and nothing between
    for number in range(11):
        title, words, expected = another(number)
        room.publish(("ledger", "tribune", "wire")[number % 3], f"other-{number}", title, words, number + 9)
        assert room.night() == (expected, [])
        assert room.night() == quiet
