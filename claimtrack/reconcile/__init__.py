"""The claims of a deal -> positions and verdicts.

Pure functions over exact arithmetic: no store, no clock, no network, no float in a comparison.
"""

from claimtrack.reconcile.compare import compare
from claimtrack.reconcile.deal import reconcile
from claimtrack.reconcile.ruling import Setting
from claimtrack.reconcile.severity import by_urgency, urgency
from claimtrack.reconcile.thresholds import DEFAULT, Thresholds, changed

__all__ = ["DEFAULT", "Setting", "Thresholds", "by_urgency", "changed", "compare", "reconcile", "urgency"]
