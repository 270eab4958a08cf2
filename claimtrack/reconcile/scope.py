"""Whether two figures are about the same thing at all: the first rule."""

from __future__ import annotations

from claimtrack.reconcile.grounds import one_ground
from claimtrack.reconcile.meaning import Meaning
from claimtrack.reconcile.ruling import Setting
from claimtrack.records import (
    ORBIT,
    Field,
    Part,
    Subject,
)

PIECES = frozenset({Part.PHASE, Part.INCREMENT, Part.OPTION, Part.COMPONENT})
"""A deal can have several of these, as a company can have several investors' rounds. Two that differ are two of them,
not one told in two ways."""


def apart_by_scope(a: Meaning, b: Meaning, setting: Setting) -> str | None:
    """Rule 1: what keeps two figures apart, or None where they are about the same thing."""
    if a.dimension != b.dimension:
        return "unit"
    if a.part is not b.part and not _grown(a, b) and not (_site_is_whole(a, setting) and _site_is_whole(b, setting)):
        return "part"
    if (a.part in PIECES or a.claim.field is Field.EQUITY) and _apart(a, b):
        return "part"
    if not _sites_fit(a, b, setting):
        return "site"
    if a.claim.subject is not b.claim.subject and (_of_company(a, b) or _apart(a, b)):
        return "subject"
    if a.claim.field in {Field.START, Field.TERM} and a.claim.basis != b.claim.basis and _apart(a, b):
        return "basis"
    if _perhaps_other_basis(a, b, setting) and _apart(a, b):
        return "basis"
    if a.claim.basis and b.claim.basis and a.claim.basis != b.claim.basis and not _licensed_basis(a, b):
        return "basis"
    return None


def _grown(a: Meaning, b: Meaning) -> bool:
    """Whether one side tells how the whole of the other became a larger total."""
    sides = {a.part: a, b.part: b}
    return set(sides) == {Part.WHOLE, Part.CUMULATIVE} and bool(sides[Part.CUMULATIVE].claim.change) and _apart(a, b)


def _site_is_whole(m: Meaning, setting: Setting) -> bool:
    return m.part is Part.WHOLE or (m.part is Part.SITE and len(setting.sites) <= 1)


def _sites_fit(a: Meaning, b: Meaning, setting: Setting) -> bool:
    """A site not said fits the whole deal, and the site of a one-site deal; a town fits the state that it alone lies in."""
    if a.claim.site == b.claim.site:
        return True
    if ORBIT in {a.claim.site, b.claim.site}:
        return False
    if a.claim.site and b.claim.site:
        fine, wide = (a, b) if b.claim.site in setting.wider.get(a.claim.site, ()) else (b, a)
        one = one_ground(a.claim.site, b.claim.site, setting.sites, setting.wider) and not _less(fine, wide)
        return one or _wholes_alike(a, b)
    sited, unsited = (a, b) if a.claim.site else (b, a)
    if _less(sited, unsited):
        return False
    return len(setting.sites) <= 1 or (a.part is Part.WHOLE and b.part is Part.WHOLE)


def _wholes_alike(a: Meaning, b: Meaning) -> bool:
    """Whether two texts give the whole deal one figure at sites of two names, which are then two names of one site."""
    if a.part is not Part.WHOLE or b.part is not Part.WHOLE:
        return False
    return a.entails == b.entails is not None or (a.value is not None and a.value == b.value)


def _less(sited: Meaning, unsited: Meaning) -> bool:
    """Whether a site's figure is plainly smaller than one that names no site, and so perhaps a piece of it."""
    if sited.value is None or unsited.value is None or sited.entails is None or unsited.entails is None:
        return False
    return sited.value < unsited.value and sited.entails.disjoint(unsited.entails)


def _licensed_basis(a: Meaning, b: Meaning) -> bool:
    bases = {a.claim.basis, b.claim.basis}
    return bases in ({"it", "facility"}, {"h100", "h100-equivalent"})


def _perhaps_other_basis(a: Meaning, b: Meaning, setting: Setting) -> bool:
    """Whether one side says what kind of power it is and the other may well be of another kind.

    Cooling and generation are never what a bare figure is; IT load and facility power lie within the PUE of each other.
    """
    bases = {a.claim.basis, b.claim.basis}
    if None not in bases or len(bases) == 1 or a.value is None or b.value is None:
        return False
    if bases & {"cooling", "generation"}:
        return True
    small, large = sorted((a.value, b.value))
    return bool(bases & {"it", "facility"}) and large <= small * setting.thresholds.pue[1]


def _of_company(a: Meaning, b: Meaning) -> bool:
    return Subject.COMPANY in {a.claim.subject, b.claim.subject}


def _apart(a: Meaning, b: Meaning) -> bool:
    """Whether two figures exclude each other, in letter or in spirit; one without a value cannot be held to the other."""
    if a.entails is None or b.entails is None or a.implies is None or b.implies is None:
        return True
    return a.entails.disjoint(b.entails) or a.implies.disjoint(b.implies)
