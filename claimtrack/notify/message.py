"""A message, by a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimtrack.errors import UsageError
from claimtrack.records import News, Severity

MOST = 30
"""News in one message; the rest is counted."""
TEMPLATE = """\
{% for n in news %}
{{ n.severity }}: {{ n.headline }}
{{ n.why }}
{% for s in n.said %}
  {{ s.who }}: “{{ s.sentence }}”
  {{ s.address }}
{% endfor %}

{% endfor %}
{% if more %}and {{ more }} more. {% endif %}See them with: claimtrack diff --since {{ since }}
"""


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: a line, and plain text."""

    title: str
    body: str


def composed(news: Sequence[News], template: Path | None = None) -> Message:
    """The message of some news, the worst first.

    A template of the user's is Jinja2, in a sandbox, and is given `news`, `more` (how many are left out) and `since`. Raises `UsageError`.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    order = list(Severity)
    ranked = sorted(news, key=lambda n: order.index(n.severity))
    since = min(n.told for n in news)[:10]
    name = "the template of messages" if template is None else str(template)
    try:
        source = TEMPLATE if template is None else template.read_text(encoding="utf-8")
        made = SandboxedEnvironment(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
        )  # plain text
        body = made.from_string(source).render(news=ranked[:MOST], more=max(0, len(ranked) - MOST), since=since)
    except OSError as error:
        raise UsageError(name, f"cannot be read ({error.strerror})", "mend notify.template") from None
    except Exception as error:  # noqa: BLE001 - a template is the user's own code
        told = f"{type(error).__name__}: {error}"
        raise UsageError(name, f"not a usable template: {told}", "see docs/notifications.md") from None
    return Message(title(news), body.strip())


def title(news: Sequence[News]) -> str:
    """What a message is about, in a line: `claimtrack: 2 new disagreements, 1 worse: Anthropic / CoreWeave`."""
    fresh = sum(n.was is None for n in news)
    counts = [f"{fresh} new disagreement{'s' * (fresh != 1)}"] * bool(fresh)
    if worse := len(news) - fresh:
        counts.append(f"{worse} worse than before")
    who = Counter(" / ".join(n.parties) for n in news if n.parties).most_common(2)
    return f"claimtrack: {', '.join(counts)}" + (f": {'; '.join(w for w, _ in who)}" if who else "")


TEST = Message(
    "claimtrack: a test", "This is what claimtrack sends when `claimtrack notify --test` asks it to. It reached you."
)
