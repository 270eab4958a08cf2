"""The legal forms at the end of companies' names, which say nothing of who or where a company is."""

from __future__ import annotations

from typing import Final

LEGAL_FORMS: Final = frozenset(
    "Inc Corp Ltd LLC Inc. Corp. Ltd. Limited Corporation Incorporated PLC plc LP Co Co. Bhd Berhad Sdn Tbk Oyj Oy ApS Pty".split()
)
