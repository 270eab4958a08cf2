"""The values that flow between the stages: articles, claims, deals, verdicts.

Every stage takes and gives these, and nothing else; none of them knows a socket, a clock or a table.
"""

from claimtrack.records.article import Article, RawDocument, Sidecar
from claimtrack.records.change import Cause, Change, Moved, Said
from claimtrack.records.check import Check, Outcome
from claimtrack.records.claim import (
    DATE_FIELDS,
    ORBIT,
    PRICE_FIELDS,
    About,
    Bound,
    Claim,
    Field,
    Part,
    Qualifier,
    Stage,
    Status,
    Subject,
)
from claimtrack.records.dated import dated
from claimtrack.records.deal import Deal, KnownDeals, Parties
from claimtrack.records.judgement import Decision, Judgement, tied
from claimtrack.records.news import Kind, News
from claimtrack.records.standing import FieldStanding, Standing
from claimtrack.records.verdict import (
    Comparison,
    DealReport,
    FieldReport,
    Position,
    PositionVerdict,
    Reach,
    Severity,
    Verdict,
)

__all__ = [
    "DATE_FIELDS",
    "ORBIT",
    "PRICE_FIELDS",
    "About",
    "Article",
    "Bound",
    "Cause",
    "Change",
    "Check",
    "Claim",
    "Comparison",
    "Deal",
    "DealReport",
    "Decision",
    "Field",
    "FieldReport",
    "FieldStanding",
    "Judgement",
    "Kind",
    "KnownDeals",
    "Moved",
    "News",
    "Outcome",
    "Part",
    "Parties",
    "Position",
    "PositionVerdict",
    "Qualifier",
    "RawDocument",
    "Reach",
    "Said",
    "Severity",
    "Sidecar",
    "Stage",
    "Standing",
    "Status",
    "Subject",
    "Verdict",
    "dated",
    "tied",
]
