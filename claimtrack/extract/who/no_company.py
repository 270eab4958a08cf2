"""Capitalised words that are no company's name, or no part of it."""

from __future__ import annotations

import re
from typing import Final

from claimtrack.catalog.gazetteer import city_in, region_in
from claimtrack.extract.quantities.chips import MODEL
from claimtrack.extract.quantities.money import SIGNS
from claimtrack.extract.text.legal_forms import LEGAL_FORMS
from claimtrack.extract.times.moment import CALENDAR_NAMES
from claimtrack.extract.where.regions import REGIONS
from claimtrack.late import late

CODE_LETTERS: Final = 3
NO_COMPANY: Final = (
    CALENDAR_NAMES
    | frozenset(sign.upper() for sign in SIGNS if len(sign) == CODE_LETTERS and sign.isalpha())
    | frozenset(
        (
            "The A An It He She They We This That These Those In On At By For From With And But Or As If When While "
            "After Before Under Over Of To Its Their "
            "CEO CFO AI GPU GPUs TPU "
            "TPUs EU US UK SEC Chief President Chairman Mr Ms Mrs Dr Item Form Agreement Company Customer Tenant "
            "Landlord Source Reuters Bloomberg Both Neither Each Every Some Most Many Several Two Three One First "
            "Second Third Last Next New Large Larger Big Bigger Giant Huge Major Mega Giga Data Key Phase Project Campus Site "
            "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Cloud Group Systems Digital Energy Infrastructure Compute Hyperscaler "
            "Trustees Directors Regulation Among NeoCloud Center Centre Centers Centres Datacenter Datacentre County Head"
        ).split()
    )
)
PRODUCTS: Final = frozenset(
    "Claude Gemini Llama Grok ChatGPT Copilot Siri Sora Codex DeepSeek Qwen Ernie Vera Rubin Grace Epyc EPYC Xeon Kubernetes CUDA Starlink Starship".split()
)
"""Models, chips and services that are told to use compute as companies are."""
RELEASE: Final = late(
    r"(?:GPT|Opus|Sonnet|Haiku|Claude|Gemini|Llama|Grok|Qwen|Phi|Nova|Titan|Mixtral)[\s-]?\d[\w.-]*(?:\s(?:Pro|Mini|Turbo|Ultra|Flash|Max|Nano|Lite|Opus|Sonnet|Haiku|Codex|Heavy))?"
)
"""A model by its number: "GPT-5"."""
BUILT_INTO: Final = frozenset(
    "SuperPOD SuperPODs BasePOD InfiniBand Infiniband NVLink NVSwitch Spectrum-X BlueField ConnectX PowerEdge ProLiant DGX HGX MGX Megapack Megapacks".split()
)
"""What machines and halls are made of; a name that holds one is a product's."""
UNSAID: Final = LEGAL_FORMS | {"The"}
"""What the end of a company's name is written without."""
PEOPLES: Final = frozenset(
    (
        "African American Arab Argentine Armenian Asian Australian Austrian Azerbaijani Belgian Brazilian British Bulgarian Canadian "
        "Chilean Chinese Colombian Croatian Czech Danish Dutch Egyptian Emirati English Estonian European Finnish French Georgian German "
        "Greek Hungarian Icelandic Indian Indonesian Iranian Irish Israeli Italian Japanese Kazakh Kenyan Korean Kuwaiti Latvian Lithuanian "
        "Luxembourgish Malaysian Mexican Moroccan Nigerian Nordic Norwegian Pakistani Peruvian Philippine Polish Portuguese Qatari Romanian "
        "Russian Saudi Scottish Serbian Singaporean Slovak Slovenian Spanish Swedish Swiss Taiwanese Texan Thai Turkish Ukrainian Uzbek "
        "Vietnamese Welsh America Africa Asia Europe"
    ).split()
)
"""Said of companies, and none themselves."""
SAID_OF: Final = late(r"-(?:rated|based|led|backed|plus|class|year|owned|grade|scale|style|linked)$")
"""What ends a word that is said of a company, and names none."""
PAPER: Final = late(
    r"(?:(?:Power|Purchase|Lease|Supply|Master|Services?|Letters?|Framework|Capacity|Reservation|Hosting|Colocation|Agreements?|Contracts?|Memorand(?:um|a)|of|Understanding|Intent|Term|Sheet|Order)\s?)+"
)
"""What is signed, not who signs: "Power Purchase Agreement"."""
PLANT: Final = late(
    r"\b(?:Energy Cent(?:er|re)|(?:Power|Generating|Nuclear) (?:Plant|Station|Complex)|(?:Solar|Wind) (?:Farm|Park|Project|Plant)|Substation|Data Cent(?:er|re) Campus|Hydroelectric \w+|Dam|Reservoir)$"
)
"""What a company owns, and is none itself: power comes from "Duane Arnold Energy Center", its owner sells it."""
TOWN: Final = late(
    r"\s(?:City|Township)\b(?! &)(?! (?:and|of|Bank|Group|Holdings|Energy|Power|Electric|Light|Gas|Water|Utilit\w+|Council|Capital|Developments?|Football|National)\b)"
)
"""Where something stands: "Sunway City Iskandar Puteri"."""
SUM: Final = late(r"(?:US|A|C|AU|NZ|S|HK|NT|R|RM|Rs|NOK|SEK|DKK|AED|SAR|EUR|USD|GBP|INR|CHF|THB|PHP)\d+")
"""The head of a sum of money, which a stop cuts off: "RM7.9 billion"."""
HALL: Final = late(r"[A-Z]{2,4}\d{1,3}|[A-Z]0\d")
"""What operators call their halls: "KL1", "LD5", "N01"."""
CURRENCIES: Final = frozenset(
    "AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KES KRW KZT MXN MYR NGN NOK NZD PEN PHP PKR PLN "
    "QAR RMB RON SAR SEK SGD THB TRY TWD UAH USD VND ZAR".split()
)
UNITS: Final = CURRENCIES | frozenset(
    "MOU MOUs LOI LOIs SMR SMRs BESS DRAM NAND HBM HBM2 HBM3 HBM3E HBM4 HBM4E EPC RFP ESG EBITDA GDP KPI NDA TWh MWac MWdc GWdc "
    "MW GW kW MWh GWh IT HPC HBM GPU AI NNN PPA REIT EPC IPO NOI ROFO ROFR AUM PUE QoQ YoY ARR CAGR TTM H1 H2 FY".split()
)


def trimmed(found: str) -> str:
    """A found name without the words before and after it that are none of it."""
    words = found.replace("’s", "").replace("'s", "").split()
    while words and words[0] in NO_COMPANY:
        words = words[1:]
    while words and words[-1] in UNSAID:
        words = words[:-1]
    return " ".join(words)


def plausible(name: str) -> bool:
    """Whether a capitalised name can be a company: more than a common word, no chip."""
    words = name.split()
    return (
        len(name) > 2
        and not all(w in NO_COMPANY or PEOPLES.issuperset(w.split("-")) for w in words)
        and words[0].partition("-")[0] not in UNITS
        and name not in REGIONS
        and words[0] not in PRODUCTS
        and not RELEASE.fullmatch(name)
        and BUILT_INTO.isdisjoint(words)
        and not TOWN.search(name)
        and not SAID_OF.search(name)
        and not SUM.fullmatch(name)
        and not HALL.fullmatch(name)
        and not PAPER.fullmatch(name)
        and name not in {city_in(name), region_in(name)}
        and not PLANT.search(name)
        and not re.fullmatch(rf"(?:{MODEL}\s?)+", name)
        and not re.fullmatch(MODEL, words[0])
        and words[-1] not in {"County", "Parish"}
    )
