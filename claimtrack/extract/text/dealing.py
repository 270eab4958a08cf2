"""The words by which a sentence tells of a deal."""

from __future__ import annotations

from typing import Final

from claimtrack.extract.text.sieve import turn

DEAL = turn(
    r"\b(?:deals?|contracts?|contracted|agreements?|agreed|leas(?:e|es|ed|ing)|pacts?|orders?|ordered|accords?|arrangements?|commitments?|commit(?:s|ted|ting)?|"
    r"partnerships?|partner(?:s|ed)?|tie-up|transactions?|alliances?|ventures?|purchases?|purchas(?:ed|ing)|buys?|buying|bought|rent(?:s|ed|ing)?|sign(?:s|ed|ing)?|inks?|inked|books?|booked|"
    r"suppl(?:y|ies|ied)|host(?:s|ed|ing)?|deploy(?:s|ed)?|secure[sd]?|tap(?:s|ped)?|pays?|paying|spend(?:s|ing)?|customers?|tenants?|access|capacity|compute|clouds?|uses?|obligations?|"
    r"projects?|data cent(?:er|re)s?|clusters?|supercomputers?|team(?:s|ed) up|collaborat\w+|pour|build(?:s|ing|out)?|invest(?:s|ed|ment)?|joint)\b",
)
CONTRACT_WORDS: Final = (
    r"\b(?:deals?|contract(?:s|ed|ual)?|agreements?|leas(?:e|es|ed|ing)|pacts?|orders?|accords?|arrangements?|commit(?:s|ted|ting|ments?)?|transactions?|"
    r"purchas(?:e|es|ed|ing)|bills?|tenants?|hosting|bookings?|award(?:s|ed)?|tie-up|partnership|collaboration|alliance)\b"
)
"""What a deal is called, and what is done by one: a piece of a pattern."""
NEAR_A_DEAL: Final = (
    r"(?:\bnear(?:s|ing)|\b(?:is|are|was|were|be)(?: \w+)? (?:near|close to)|^\W*(?-i:[A-Z])[\w.&]*(?: (?-i:[A-Z])[\w.&]*){0,2} close to)"
    r" (?:an? |the )?(?:[$€£]\d[\d.,]*[ -]?(?:[a-z]+(?:-a-\w+)?)?|\d[\d.,]*[ -]?(?:MW|GW|megawatt|gigawatt)s?) (?:[\w-]+ ){0,3}?(?:deal|agreement|contract|pact|lease)(?! (?:value|levels?|output|payments?|total))"
)
"""Who is near to signing, whatever it comes to: "nears a $10 billion deal": a piece of a pattern."""
