"""A figure in its sentence, no longer than may be quoted."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.report.clean import clean


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words before a quote, the quote, and the words after it."""

    before: str
    quote: str
    after: str


def excerpt(sentence: str, quote: str, most: int) -> Excerpt:
    """The quote with as many words around it as make `most` in all, with an ellipsis where more was left out."""
    whole, words = clean(sentence), clean(quote)
    before, found, after = whole.partition(words) if words else (whole, "", "")
    if not found:
        return Excerpt("", words, "")
    left, right = before.split(), after.split()
    room = max(0, most - len(words.split()))
    ahead = min(len(left), max(room // 2, room - len(right)))
    behind = min(len(right), room - ahead)
    shown, tail = " ".join(left[len(left) - ahead :]), " ".join(right[:behind])
    return Excerpt(
        ("… " if ahead < len(left) else "") + shown + (" " if shown and before[-1].isspace() else ""),
        words,
        (" " if tail and after[0].isspace() else "") + tail + (" …" if behind < len(right) else ""),
    )
