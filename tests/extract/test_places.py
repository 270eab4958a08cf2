"""Where a deal stands: towns by their sides, plants, a people's ground, and places that are only counted."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article, Claim, Field


def claims(catalog: Catalog, text: str) -> list[Claim]:
    return extract(Article(address="a.txt", identity="a.txt", text=text), catalog)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a data center east of Houston", "Houston"),
        ("a campus on the outskirts of Osaka", "Osaka"),
        ("a hall south of Fort Stockton", "Fort Stockton"),
        ("a hall beside the Crane Clean Energy Center", "Crane Clean Energy Center"),
        ("a hall at the Keephills power plant", "Keephills power plant"),
        ("halls in Sedenak Tech Park", "Sedenak Tech Park"),
        ("two Icelandic sites", "Icelandic sites"),
        ("capacity across multiple data centers", "multiple data centers"),
        ("capacity in the PJM region", "PJM"),
        ("40 MW at the University of Bristol", "University of Bristol"),
        ("halls in the US", "US"),
        ("halls in a northern state", "a northern state"),
        ("its Austin data center", "Austin"),
        ("halls in the QTS Richmond data center campus", "Richmond"),
        ("halls at the Harriman campus", "Harriman campus"),
        ("halls in Merritt, British Columbia,", "Merritt"),
        ("halls at Hrazdan, by the lake,", "Hrazdan"),
        ("halls at Lake Mariner", "Lake Mariner"),
        ("halls in West Feliciana Parish, Louisiana,", "West Feliciana Parish"),
        ("halls in West Memphis, Arkansas,", "West Memphis"),
        ("halls in West Lafayette", "West Lafayette"),
        ("halls in Saint Cloud, Minnesota,", "Saint Cloud"),
        ("a part of the Nebius Israel supercomputer", "Israel"),
        ("the CoreWeave Ohio capacity", "Ohio"),
        ("a part of the CoreWeave New York 168 MW lease", "New York"),
        ("halls in Navi Mumbai", "Navi Mumbai"),
        ("halls in South Jeolla Province", "South Jeolla Province"),
        ("halls at the Greenlight Electricity Centre in Alberta", "Greenlight Electricity Centre"),
        ("halls at Nebius's Vineland, N.J., data center, Crusoe's Abilene, Texas, campus and others", "Vineland"),
    ],
)
def test_a_place_is_seen_however_it_is_told(catalog: Catalog, words: str, place: str) -> None:
    telling = Telling.of(f"CoreWeave is to rent {words} from Nscale.", catalog)
    assert place in {p.site for p in telling.candidates}


@pytest.mark.parametrize("words", ["Nine Megawatts in First Phase", "It is part of the Make in India programme"])
def test_what_only_stands_where_a_place_would_is_none(catalog: Catalog, words: str) -> None:
    telling = Telling.of(f"{words}\n\nCoreWeave is to rent 40 MW from Nscale.", catalog)
    assert telling.candidates == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("rents 40 MW with Nebius in Kansas City.", "Kansas City"),
        ("has a lease with Crusoe in Texas.", "Texas"),
        ("is to take 20,000 GB300s in Texas.", "Texas"),
        ("Signs First Offshore Wind PPA in Taiwan", "Taiwan"),
        ("and Nscale Score AI Hub Deals in Saudi Arabia", "Saudi Arabia"),
        ("buys 3,000 MW of Homegrown Energy in the United States", "United States"),
        ("buys wind power from Engie Brazil for halls in Alberta.", "Alberta"),
        ("rents halls from K2 Infrastructure Malaysia Sdn Bhd in Alberta.", "Alberta"),
    ],
)
def test_what_stands_before_in_and_a_region_is_a_town_only_if_it_is_no_name(
    catalog: Catalog, words: str, place: str
) -> None:
    telling = Telling.of(f"CoreWeave {words}", catalog)
    assert {p.site for p in telling.candidates} == {place}


@pytest.mark.parametrize("words", ["Europe's largest host", "the European Commission", "an Africa-based host"])
def test_what_is_only_said_of_a_company_is_no_place(catalog: Catalog, words: str) -> None:
    telling = Telling.of(f"CoreWeave rents 40 MW from Nscale, {words}.", catalog)
    assert [p for p in telling.candidates if p.untied] == []


def test_no_figure_is_tied_to_a_continent_or_to_places_without_a_name(catalog: Catalog) -> None:
    text = "CoreWeave has signed a contract with Nscale for 40 MW across multiple data centers in Europe."
    (power,) = (c for c in claims(catalog, text) if c.field is Field.POWER)
    assert power.site is None


def test_a_deal_for_several_facilities_has_a_figure_at_each(catalog: Catalog) -> None:
    text = (
        "Microsoft has signed a contract with Nscale for GPUs at three sites.\n\n"
        "Nscale is to install 23,000 GPUs for Microsoft at its Loughton AI campus, 52,000 GPUs at Stargate Norway, and 12,600 GPUs at Start Campus in Sines."
    )
    counts = [c for c in claims(catalog, text) if c.field is Field.GPU_COUNT]
    assert [int(str(c.low)) for c in counts] == [23000, 52000, 12600]
    assert {(c.buyer, c.seller) for c in counts} == {("Microsoft", "Nscale")}
    assert len({c.site for c in counts}) == 3


def test_a_first_year_of_a_plant_is_no_start_of_a_deal(catalog: Catalog) -> None:
    text = "Microsoft buys 835 MW for 20 years from Constellation's Crane plant, in service since 1974."
    assert [c.quote for c in claims(catalog, text) if c.field is Field.START] == []


def test_a_price_list_tells_no_deal(catalog: Catalog) -> None:
    text = "What a GPU hour costs\n\nAn H100 on AWS went for $8-12/GPU-hour at launch. Today it is $2.35-6.88/GPU-hour on AWS."
    assert [c for c in claims(catalog, text) if c.field is Field.UNIT_PRICE] == []


def test_sentences_of_nothing_name_no_place(catalog: Catalog) -> None:
    assert sentences("") == []
    assert Telling.of("", catalog).candidates == []
