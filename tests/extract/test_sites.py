"""At which site of a deal a figure stands: told by earlier sentences, in turn with others, or at none."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.where.sites import sites
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article, Claim, Field, Part


def claims(catalog: Catalog, text: str) -> dict[str, Claim]:
    found = extract(Article(address="a.txt", identity="a.txt", text=text, published="2026-05-07"), catalog)
    return {c.quote: c for c in found if c.field in {Field.POWER, Field.GPU_COUNT, Field.START}}


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "Oracle leases 1.2 GW from Crusoe in Abilene, Texas.\n\nIt will place 400,000 GB200 chips there.",
            {"1.2 GW": "Abilene", "400,000 GB200 chips": "Abilene"},
        ),
        (
            "Microsoft takes 150 MW from Nscale across two sites. The hall in Loughton brings 100 MW, the one in Sines 50 MW.",
            {"150 MW": None, "100 MW": "Loughton AI Campus", "50 MW": "Start Campus Sines"},
        ),
        (
            "Nscale will supply Microsoft with 200 MW of AI capacity. Of this, 100 MW are in Loughton.",
            {"200 MW": None, "100 MW": "Loughton AI Campus"},
        ),
        (
            "Nscale will supply Microsoft with 150 MW: 100 MW in Narvik and 50 MW in Sines.",
            {"150 MW": None, "100 MW": "Stargate Norway", "50 MW": "Start Campus Sines"},
        ),
        (
            "Meta takes capacity from Nebius in Vineland, New Jersey, and Keflavik, Iceland, with 100 MW and 60 MW respectively.",
            {"100 MW": "Vineland", "60 MW": "Keflavik"},
        ),
        (
            "Microsoft will rent 300 MW from Nscale at new campuses in Texas, USA, and Sines, Portugal.",
            {"300 MW": None},
        ),
    ],
)
def test_a_figure_is_tied_to_the_site_that_the_text_has_told(
    catalog: Catalog, text: str, at: dict[str, str | None]
) -> None:
    told = claims(catalog, text)
    assert {quote: told[quote].site for quote in at} == at


def test_what_stands_at_one_of_several_sites_is_a_part_of_the_deal(catalog: Catalog) -> None:
    told = claims(
        catalog,
        "Microsoft takes 150 MW from Nscale across two sites. The Northgate campus brings 100 MW, the Beacon Point campus 50 MW.",
    )
    assert (told["150 MW"].part, told["100 MW"].part, told["50 MW"].part) == (Part.WHOLE, Part.SITE, Part.SITE)


@pytest.mark.parametrize("many", [3, 9, 25])
def test_each_town_of_a_list_has_its_own_figure_however_long_it_is(catalog: Catalog, many: int) -> None:
    towns = [f"Q{chr(97 + n)}orville" for n in range(many)]
    listed = ", ".join(f"{town}, Texas, brings {100 + n} MW" for n, town in enumerate(towns))
    told = claims(catalog, f"OpenAI has agreed to rent 9 GW from Oracle. In the deal {listed}.")
    assert [told[f"{100 + n} MW"].site for n in range(many)] == towns


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hut 8 leases out its Beacon Point campus. Beacon Point opens in 2027.", ["Beacon Point"]),
        ("The site, called Northgate, is in Nueces County, Texas.", ["Northgate", "Nueces County"]),
        ("It will let Project Vesta 2 to the lab.", ["Project Vesta 2"]),
        (
            "A campus in Ellendale, North Dakota, and one in Harwood, North Dakota",
            ["Polaris Forge 1", "Polaris Forge 2"],
        ),
        ("TeraWulf's Lake Mariner campus in Barker, New York", ["Lake Mariner"]),
        ("Another HPC campus, and a second data center", []),
        ("Nebius has a Blackwell cluster, and CasaNova a hall", []),
    ],
)
def test_a_site_has_all_its_names(catalog: Catalog, text: str, names: list[str]) -> None:
    assert [s.name for s in Telling.of(text, catalog).sites if s.kind != "a region"] == names


def test_each_mention_of_a_site_stands_where_it_says(catalog: Catalog) -> None:
    text = "Hut 8 leases out its Beacon Point campus. Beacon Point opens in 2027 with 200 MW at Beacon Point."
    found = sites(text, sentences(text), [], [], [], [], catalog)
    assert [[text[a:b] for a, b in s.spots] for s in found] == [["Beacon Point"] * 3]


def test_a_deal_whose_figures_all_stand_elsewhere_has_no_facility_that_is_only_named_in_passing(
    catalog: Catalog,
) -> None:
    text = (
        "Amazon has leased 300 MW from Cipher Mining at a site in Muskogee, Oklahoma. The hall in Muskogee opens in August 2026,"
        " and Muskogee gets another 100 MW in 2027. Cipher also took a stake in a project called Colchis."
    )
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert {c.facility for c in found if c.buyer == "Amazon"} == {None}


def test_a_deal_keeps_the_facility_in_whose_town_its_figures_stand(catalog: Catalog) -> None:
    text = (
        "Anthropic will rent capacity from xAI at Colossus 1 in Memphis, Tennessee. The Memphis site has 300 MW and 220,000"
        " GPUs. Colossus 2 is not part of the deal. In Memphis, the first 100 MW come online in 2026."
    )
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert {c.facility for c in found if c.buyer == "Anthropic"} == {"Colossus 1"}
