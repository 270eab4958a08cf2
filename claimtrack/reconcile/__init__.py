"""The claims of a deal -> positions and verdicts.

Pure functions over exact arithmetic: no store, no clock, no network, no float in a comparison.
"""

from claimtrack.reconcile.compare import compare
from claimtrack.reconcile.deal import reconcile
from claimtrack.reconcile.severity import urgency
from claimtrack.reconcile.thresholds import DEFAULT, Thresholds

__all__ = ["DEFAULT", "Thresholds", "compare", "reconcile", "urgency"]
