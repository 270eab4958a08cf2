"""Names that are everyday language too name a company only where the words round them say so."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.who.no_company import plausible
from claimtrack.extract.who.parties import parties
from claimtrack.extract.who.strangers import thing


def named(catalog: Catalog, text: str) -> set[str]:
    return {p.name for p in parties(text, sentences(text), catalog) if not p.aside}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Nscale is to build a Giga Scale AI data centre for Microsoft.", "Scale AI"),
        ("The American Bitcoin miner TeraWulf has let 200 MW to Fluidstack.", "American Bitcoin"),
        ("Applied Digital leases 100 MW to CoreWeave, chief executive Wes Cummins said.", "Cummins"),
    ],
)
def test_what_the_word_beside_a_name_makes_everyday_language_is_no_party(
    catalog: Catalog, text: str, nobody: str
) -> None:
    assert nobody not in named(catalog, text)


def test_the_same_name_is_a_party_where_no_such_word_stands_beside_it(catalog: Catalog) -> None:
    assert "Scale AI" in named(catalog, "Scale AI has signed a contract with CoreWeave for 20 MW.")


def test_initials_in_brackets_tell_whose_name_was_written_out(catalog: Catalog) -> None:
    text = "Oasis Park Power Company (PPC) sells nothing. Public Power Company (PPC) has agreed to sell 300 MW to Microsoft."
    assert named(catalog, text) & {"PPC", "Microsoft", "Public Power", "Public Power Company"} == {"PPC", "Microsoft"}


@pytest.mark.parametrize("name", ["DGX SuperPOD", "Quantum-2 InfiniBand", "Sunway City Iskandar Puteri"])
def test_machines_and_towns_are_no_companies(name: str) -> None:
    assert not plausible(name)


@pytest.mark.parametrize("name", ["Atlantic City Electric", "Traverse City Light & Power", "Slingshot Aerospace"])
def test_companies_called_after_towns_and_things_are_companies(name: str) -> None:
    assert plausible(name)


def test_a_machine_that_is_given_a_name_is_no_company() -> None:
    text = "A pair of supercomputers named Mission and Vision will go to Los Alamos."
    assert thing(text, "Mission")
    assert thing(text, "Vision")
    assert not thing(text, "Los Alamos")


@pytest.mark.parametrize(
    ("text", "outsider"),
    [
        ("Azrieli acquired Green Mountain from Norwegian real estate firm Smedvig in 2021.", "Smedvig"),
        ("Irish transmission system operator EirGrid expects data centres to draw more power.", "EirGrid"),
        ("EirGrid forecasts peak demand of 6.5 GW.", "EirGrid"),
    ],
)
def test_former_owners_and_forecasters_are_no_parties(catalog: Catalog, text: str, outsider: str) -> None:
    assert outsider not in named(catalog, text)


def test_a_town_outside_which_something_stands_makes_nobody_an_outsider(catalog: Catalog) -> None:
    assert "Oracle" in named(catalog, "At Argonne, outside Chicago, Oracle is to provide 100,000 GPUs.")


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Two weeks ago Nebius signed Cursor for $200 million.", "Cursor"),
        ("The Constellation contract of last year gives Meta 1,121 MW.", "Constellation"),
        ("Buyer | Seller | MW\nMeta | Constellation | 1,121", "Constellation"),
    ],
)
def test_who_is_signed_has_a_contract_or_fills_a_cell_is_a_party(catalog: Catalog, text: str, somebody: str) -> None:
    assert somebody in named(catalog, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nebius rents 300 MW to Meta.\nBlock lease: 15 years",
        "The switch to liquid cooling, signed off in May, costs Meta little.",
    ],
)
def test_a_common_noun_with_a_capital_is_no_party(catalog: Catalog, text: str) -> None:
    assert not {"Block", "Switch"} & named(catalog, text)
