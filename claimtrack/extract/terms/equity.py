"""The turns of phrase that tell a stake, warrants or an investment, apart from the price."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimtrack.catalog import Kind
from claimtrack.extract.quantities.units import Kind as Measured
from claimtrack.extract.where.regions import REGIONS
from claimtrack.extract.whose.holders import BUYS_OUT
from claimtrack.extract.whose.telling import Telling
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.quantities.figures import Figure
    from claimtrack.extract.text.surroundings import Surroundings

GUARANTEE: Final = late(r"\b(?:backstop\w*|margins?|capex)\b", re.IGNORECASE)
INVESTS: Final = late(
    r"\b(?:invest(?:s|ed|ing|ments?)?|stakes?|equity|warrants?|funding round|inject(?:s|ed|ing)?|put(?:s|ting)? (?:in|up)|comes? into|goes? into|into|sunk)\b",
    re.IGNORECASE,
)
COMPUTE: Final = late(
    r"^\W*(?:worth )?(?:of |on |for |in )?(?:\w[\w’']*\W){0,3}?(?:compute|cloud|capacity|Azure|AWS|computing|contract|commitment|deal|agreement|lease|order|purchase|project|program\w*|build-?out|bet|pact|data[- ]cent\w+|(?:super-?)?cluster|supercomputer|facility|factory|hub|complex|infrastructure)\b",
    re.IGNORECASE,
)
RENTED: Final = late(
    r"\b(?:rent(?:s|ed|ing)?|leas(?:es|ed|ing)|hir(?:es|ed|ing)|order(?:s|ed))\b(?:(?!\bstakes?\b|\bshares?\b)(?:[^.;,]|\.\d)){0,40}\bfor\W*(?:\w+ )?$",
    re.IGNORECASE,
)
"""What is paid for use, though somebody puts money into something earlier in the sentence."""
COMPARED: Final = late(r"\b(?:by|for) comparison\b|\bover the years\b|\bsunk\b", re.IGNORECASE)
IN_COMPANY: Final = late(
    r"\b(?:invest(?:s|ed|ing)?|comes?|goes?|puts?|injects?)\b(?:[^.;]|\.\d){0,40}\b(?:in|into) [A-Z]"
)
PARALLEL: Final = late(
    r"\b(?:(?:has|have) (?:committed|pledged|added|put in)|commits|pledges|adds|puts in)\W*(?:up to |about |another )?$",
    re.IGNORECASE,
)
"""After "Google has invested $3 billion in Anthropic", what Amazon "has committed" is an investment too."""
OWN_MONEY: Final = late(r"^\W*(?:in|of) (?:equity|debt)\b", re.IGNORECASE)
"""What a builder puts into its own project beside the loan."""
OUTLAY: Final = late(
    r"\binvestments? (?:of|worth|at)\W*(?:up to |about |around |over |more than |roughly )?$", re.IGNORECASE
)
OF_MARKET: Final = late(
    r"\W*(?:of|in) (?:the|its|all|that) (?:\w+ )?(?:market|capacity|power|contract|total|world|chips|sales|revenue|project|campus|site)\b",
    re.IGNORECASE,
)
"""What a share is of, when it is no stake in a company."""
OF_THING: Final = late(
    r"\b(?:market share|share of (?:the|that|its) (?:\w+ )?market|(?:nuclear |power )?(?:plant|reactor|station)|(?:combined|merged|enlarged) (?:group|company|firm|entity)|account(?:s|ed)? for|customer concentration)\b",
    re.IGNORECASE,
)
PUTS: Final = late(
    r"\b(?:put|puts|putting|(?:pump|pour|inject|plough|plow|sink|channel)(?:s|ed|ing)?|sank|sunk)\W*(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
INTO_COMPANY: Final = late(
    r"^\W*(?:of (?:new |fresh |its own )?(?:equity|capital|cash|money) )?(?:in|into) "
    r"(?:(?P<it>it|them|the (?:company|start-?up|lab|firm))\b|the (?:[\w-]+ ){1,4}(?=[A-Z])"
    r"|(?=[A-Z])(?!(?:[A-Z][\w-]*\s)+(?:(?:super-?)?clusters?|supercomputers?|chips?|GPUs?|servers?|racks?|data|sites?|campus)\b))"
)
"""Who puts money into a company that is named right after the sum, or pointed at; "an Nvidia supercluster" is no company."""
PLEDGES: Final = late(r"\b(?:pledg|commit|promis|giv|hand|award)\w*\W*(?:\w+ ){0,3}$", re.IGNORECASE)
HANDS: Final = late(r"\b(?:handed|hands|gave|gives|given|paid over to) [A-Z][\w.-]+\W*(?:\w+ ){0,2}$")
TO_SOMEBODY: Final = late(r"^\W*(?:more )?to (?=[A-Z])")
PAYS_LABS: Final = frozenset({Kind.CLOUD, Kind.CHIPMAKER, Kind.INVESTOR, Kind.PLATFORM, Kind.SOVEREIGN})
LAND: Final = late(
    r"\b(?:acres|hectares|land|parcel|property|square feet|acquired (?:the|its|an?) (?:[\w-]+ ){0,2}(?:campus|site|building|plant|mill))\b",
    re.IGNORECASE,
)
OF_STOCK: Final = late(r"^\W*(?:worth )?(?:of|in) (?:[\w’']+ ){0,3}?(?:common )?(?:stock|shares)\b", re.IGNORECASE)
"""What is handed over in shares: "received $350 million of CoreWeave stock"."""
INJECTED: Final = late(
    r"^[\s-](?:equity investment|capital injection|cash injection)\b|^\s(?:of|in) (?:primary |new |fresh )?equity (?:into|from)\b",
    re.IGNORECASE,
)
RAISES: Final = late(r"\b(?:rais|sell|sold|offer|plac)\w*\b", re.IGNORECASE)
PUT_UP: Final = late(
    r"\bput(?:s|ting)? up (?:an?|the|its) (?:[\w-]+ ){0,4}(?:data|buildings?|campus|plant|facility|cluster|supercomputer|hall)\b"
    r"|\b(?:credit line|line of credit|credit facility|revolver|overdraft)\b(?:[^.;]|\.\d){0,20}$",
    re.IGNORECASE,
)
"""What is built or borrowed is no stake."""
PUTS_UP: Final = late(r"\bput(?:s|ting)? up (?:an?|the|its)\W*$", re.IGNORECASE)
BUILT: Final = late(
    r"^\W*(?:[\w-]+ ){0,2}(?:buildings?|plants?|halls?|campus|facility|data|supercomputer|cluster)\b", re.IGNORECASE
)
IN_PLACE: Final = late(
    rf"^\W*(?:investments? )?in (?:the )?(?:{'|'.join(re.escape(r) for r in sorted(REGIONS))}|AI|data)\b(?! Inc| Corp)"
)
"""What is spent on building somewhere: "a $40 billion investment in Texas", "is investing £12 billion in Britain"."""
VENTURE: Final = late(r"\bjoint venture (?:called|named)\b", re.IGNORECASE)
INTO: Final = late(r"^\W*(?:\w+ ){0,3}(?:in|into|from) [A-Z]")
"""An outlay is an investment in a company only where the company is named."""
STAKE: Final = late(
    r"\b(?:stakes?|equity|ownership|own(?:s|ing|ed)?|holds?|holding|held|keeps|retains?|shareholding|interest|shares?|(?:joint )?venture|warrants?|option|founders)\b",
    re.IGNORECASE,
)
HELD: Final = late(
    r"\b(?:stakes?|equity|own(?:s|ed|ing)?|h[oe]ld(?:s|ing)?|has|now|for a|raised|receives?d?|gives?|gets?|purchase|buy|acquires?|rights? to|warrants?|takes?|keeps?|retains?)\b",
    re.IGNORECASE,
)
"""How a share of a company comes to who has it."""
NOT_EQUITY: Final = late(
    r"\b(?:requir(?:es?|ed|ing) an investment|and create|new jobs|convertible|term loan|notes|debt|into (?:US|U\.S\.|American|the|new|data|AI|its) |infrastructure investment|capex|joint venture|in investment\b|invest(?:ed|ing|ment)? (?:as much as |up to |about |over |more than )?(?:US)?\$[\d.,]+ ?\w+ over (?:the |four|five|three|ten)|backstop|sovereign|of advertising|of (?:private|public|foreign|total|new) investment|(?:strategic )?partnership|in (?:the company|its|their)(?:['’]s)? (?:\w+ )?(?:campus(?:es)?|sites?|data cent(?:er|re)s?|projects?)|in (?:the )?(?:UK|U\.K\.|UAE|country|kingdom)|in (?:disclosed |announced |total )?investments)\b",
    re.IGNORECASE,
)


def told_as_stake(figure: Figure, telling: Telling) -> bool:
    """Whether a turn of phrase makes a figure an investment, a stake or warrants."""
    sentence = telling.sentence_at(figure.core)
    floor, ceiling = sentence.clause_at(figure.core)
    clause = telling.text[floor:ceiling]
    around = telling.text[max(sentence.start, figure.start - 90) : min(sentence.end, figure.end + 90)]
    if figure.kind is Measured.PERCENT:
        after = telling.text[figure.end : min(sentence.end, figure.end + 40)]
        before = telling.text[max(sentence.start, figure.start - 40) : figure.start]
        if OF_MARKET.match(after) or OF_THING.search(clause) or VENTURE.search(sentence.text):
            return False
        if not re.match(
            r"^(?:\s\w+)?\s(?:pro forma )?(?:stake|equity|ownership|interest|shareholding)|^\s(?:of|in) (?:(?:[A-Z][\w.]*)(?:['’]s (?:equity|shares|stock))?|(?:the|its) (?:chip ?maker|company|start-?up|lab|firm|neocloud|miner|(?:joint )?venture|supplier)\b(?!['’]s (?!equity|shares|stock)))",
            after,
        ) and not re.search(
            r"\b(?:stake|interest|ownership)\b(?: \w+){0,3} $|\b(?:to|own(?:s|ed|ing)?|h[oe]ld(?:s|ing)?|has|of|keeps?|retains?|receives?|with|purchase|acquire)\W*(?:a |the )?$",
            before,
        ):
            return False
        return STAKE.search(clause) is not None and HELD.search(clause) is not None
    if figure.kind is Measured.SHARES:
        return re.search(r"\bwarrants?\b|\bshares?\b", around) is not None
    return figure.kind is Measured.MONEY and _invested(figure, telling, floor, ceiling)


def _invested(figure: Figure, telling: Telling, floor: int, ceiling: int) -> bool:
    """Whether the words right round a sum speak of investing, and not of compute bought with it."""
    before = telling.text[max(floor, figure.start - 60) : figure.start]
    after = telling.text[figure.end : min(ceiling, figure.end + 45)]
    if (
        COMPARED.search(telling.text[floor:ceiling])
        or PUT_UP.search(before)
        or RENTED.search(before)
        or IN_PLACE.match(after)
    ):
        return False
    if INJECTED.match(after):
        return True
    if OF_STOCK.match(after) and not RAISES.search(before):
        return True
    if PUTS_UP.search(before) and BUILT.match(after):
        return False
    sentence = telling.sentence_at(figure.core)
    told = telling.text[sentence.start : figure.start]
    if PARALLEL.search(before) and IN_COMPANY.search(told) and not COMPUTE.match(after):
        return True
    if not figure.vague and PUTS.search(before) and (into := INTO_COMPANY.match(after)):
        return into["it"] is not None or bool(telling.named_in((figure.end, figure.end + len(into.group()) + 2)))
    if not figure.vague and _to_lab(figure, telling, before, after):
        return True
    if COMPUTE.match(after) or NOT_EQUITY.search(before[-40:] + telling.text[figure.start : figure.end] + after):
        return False
    if BUYS_OUT.search(telling.text[floor:ceiling]):
        return LAND.search(telling.text[floor:ceiling]) is None
    if OWN_MONEY.match(after) or figure.vague or (OUTLAY.search(before) and not INTO.match(after)):
        return False
    if re.search(r"\b(?:funding round|investments?|invest(?:s|ed)?)\b", telling.text[floor:ceiling]) and re.search(
        r"['’]s(?: \w+){0,2} (?:up to |about |around )?$",
        telling.text[max(floor, figure.core - 36) : figure.core - 1] + " ",
    ):
        return True
    return bool(
        INVESTS.search(before)
        or re.match(
            r"^\W*(?:\w+ ){0,2}(?:in(?:to)?|from|to) (?=[A-Z])|^\W*(?:\w+ ){0,2}(?:invest|stake|equity|for (?:an?|about) [\d.]+)",
            after,
        )
    ) and bool(
        INVESTS.search(before + after) or INVESTS.search(telling.text[max(floor, figure.start - 120) : figure.start])
    )


def _to_lab(figure: Figure, telling: Telling, before: str, after: str) -> bool:
    """Whether a sum is pledged or handed to a lab, by one that sells compute or chips: money for a stake, not a price."""
    if PLEDGES.search(before) and (to := TO_SOMEBODY.match(after)):
        receiver = telling.named_in((figure.end, figure.end + to.end() + 2))
    elif HANDS.search(before):
        receiver = telling.named_in((figure.start - 30, figure.start))[-1:]
    else:
        return False
    ahead = [p for p in telling.named_in((figure.start - 90, figure.start)) if p not in receiver]
    return bool(receiver and receiver[0].kind is Kind.LAB and ahead and ahead[-1].kind in PAYS_LABS)


def is_guarantee(figure: Figure, around: Surroundings) -> bool:
    """Whether a sum told beside a stake is what a guarantor stands for, not what it puts in."""
    return figure.kind is Measured.MONEY and GUARANTEE.search(around.clause) is not None
