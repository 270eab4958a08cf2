"""Chip models that a text names as part of a deal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimtrack.extract.quantities.chips import MAKER_NAMES, MODEL
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.late import late

_maker = rf"(?:(?:{MAKER_NAMES})(?:['’]s)?(?:\sown)?\s)"
_adjective = r"(?:(?:latest|newest|new|next-generation|AI|upcoming|Grace|Vera|Ultra|single)\s)"
_model = rf"(?:(?:Grace|Vera)\s)?(?<![A-Za-z]){MODEL}(?:\s{MODEL})?(?:\s(?:Ultra|NVL\d+|Superchip))?(?:\sNVL\d+)?"
NAMED: Final = turn(
    rf"(?:{_maker})?(?:{_adjective}){{0,2}}{_model}(?:(?:,\s|\sand\s|,\sand\s|\sor\s|/|\s&\s)(?:{_adjective}){{0,2}}{_model}){{0,4}}(?![A-Za-z\d])"
    r"(?:\s(?:AI\s|server\s|graphics\s)?(?:GPUs?|chips?|accelerators?|processors?|superchips?|systems?|platform|racks?|server racks|servers|parts|supercomputer|capacity|machines|clusters?)\b)?"
    rf"|(?:{_maker})?(?:custom |Google-designed )?(?:[Tt]ensor [Pp]rocessing [Uu]nits|TPUs)\b|TPU-based (?:AI )?(?:compute )?capacity"
    r"|\bcustom (?:AI |inference |training )?(?:accelerators|silicon|chips|ASICs)\b|\bwafer-(?:scale|size|sized) (?:chips|systems|engines|processors)\b"
    rf"|{_maker}(?:{_adjective}){{0,2}}(?:GPUs|chips|AI chips|accelerators|processors|(?:graphics|language) processing units)\b",
    0,
)
AHEAD, BEHIND = 90, 120
"""How far from a model's own letters a naming begins and ends, in characters: it may list five of them."""
PLAIN: Final = late(
    r"\b(?:nvidia|amd|google|amazon|aws|['’]s|gpus?|chips?|accelerators?|processors?|systems?|latest|newest|ai|server|racks?|the)\b",
    re.IGNORECASE,
)
FOR: Final = turn(
    r"\b(?:us(?:e|es|ing)|access|install\w*|deploy\w*|deliver\w*|suppl\w*|built (?:on|around)|build\w*|cover\w*|includ\w*|powered|fill|run\w*|equip\w*|pack\w*|on|with|for|of|chips are|train\w* .* on|hous\w*|contain\w*|order\w*|buy\w*|systems?|reserved|gets?|arrive|among the hardware|committed|own|serv(?:ed|ing)|allotted|holding|stands? up|allocat\w+|lines?|many|rent(?:s|ed|ing)?|consum\w+|contribut\w+|provid\w+|takes?|taking|draws? from|split between|machines? (?:is|are)|hardware|chips|spend\w*|custom|bring\w*|sells?|sold)\b",
)
MEANT: Final = turn(
    r"\W*(?:are|is|will be|were|was|to be) (?:meant|included|installed|due|earmarked|reserved|deployed|delivered|bought|ordered)\b|\W*should reach\b|\W*installed\b"
)
NOT: Final = turn(
    r"\b(?:demand for|shortage|compared|over (?:the )?H100|rather than|instead of|instead|no Nvidia|outside Nvidia|than on GPU|successor|predecessor|rival|exports?|shares|petaflops|efficiency gains|joins? \d|each holding|draw(?!s? from)|the price of|rental rates?)\b",
)


@dataclass(frozen=True, slots=True)
class Hardware:
    """One naming of chip models. `key` is the models without their nouns, so that each is claimed once."""

    start: int
    end: int
    key: str


def hardware(sentences: Iterable[Sentence]) -> list[Hardware]:
    """Every naming of chip models in a text."""
    found = []
    for m in matches(sentences, NAMED, AHEAD, BEHIND):
        words = m.group().rstrip()
        key = PLAIN.sub("", words)
        found.append(
            Hardware(
                m.start(),
                m.start() + len(words),
                " ".join(key.replace("’s", "").replace("'s", "").lower().split()) or "chips",
            )
        )
    return found


def told_of(around: Surroundings) -> bool:
    """Whether the words round a model say that the deal is for it."""
    told = (
        around.hears_before(FOR) or (not around.before.strip() and around.hears(FOR)) or around.hears_after(MEANT, 40)
    )
    return told and not around.hears_near(NOT, 60, 30)
