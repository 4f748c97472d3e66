"""SVG pictures of a load. Each says its numbers in words, too."""

from __future__ import annotations

from collections import Counter
from html import escape

from .compare import Load

WIDTH, HEIGHT, FOOT, HEAD = 260, 84, 16, 12


def weeks(title: str, load: Load, highest: int, *, large: bool = False) -> str:
    """Bars for the new version and a step for the old one, week by week."""
    step, scale = WIDTH / (len(load.after) - 1), (HEIGHT - HEAD - FOOT) / highest
    base = HEIGHT - FOOT
    parts = [f'<path class="base" d="M0 {base}H{WIDTH}"/>']
    for n, (before, after) in enumerate(zip(load.before[1:], load.after[1:], strict=True)):
        x, middle = n * step, (n + 0.5) * step
        top = base - max(before, after) * scale - 4
        parts.append(_bar(x + 2, base - after * scale, step - 4, after * scale, "after"))
        line = f"M{x:.1f} {base - before * scale:.1f}h{step:.1f}"
        parts.append(f'<path class="before" d="{line}"/>')
        parts.append(_text(middle, HEIGHT - 4, str(n + 1), "week"))
        parts += [_text(middle, top, f"{after:,}", "number")] if large else []
    return _svg(_words(title, load), "".join(parts), "large" if large else "")


def _words(title: str, load: Load) -> str:
    pairs = enumerate(zip(load.before[1:], load.after[1:], strict=True), 1)
    told = (f"week {week}: {before:,} before, {after:,} after" for week, (before, after) in pairs)
    return f"{title}. {'; '.join(told)}"


BINS = 13


def histogram(loads: list[Load]) -> str:
    """How many workers get how many tasks more or less."""
    if not loads:
        return ""
    changes = [load.change for load in loads]
    size = max(1, -(-max(map(abs, changes)) * 2 // BINS) | 1)  # odd, so that one bin is about 0
    bins = Counter((change + size // 2) // size for change in changes)
    first, last = min(*bins, -1), max(*bins, 1)
    step, highest = WIDTH / (last - first + 1), max(bins.values())
    parts = []
    for n in range(first, last + 1):
        height = bins[n] * (HEIGHT - HEAD - FOOT) / highest
        x = (n - first) * step
        kind = "after" if n > 0 else "less" if n < 0 else "same"
        parts.append(_bar(x + 1, HEIGHT - FOOT - height, step - 2, height, kind))
        label = f"{n * size:+}" if n else "0"
        parts.append(_text(x + step / 2, HEIGHT - 4, label.replace("-", "\N{MINUS SIGN}"), "week"))
        if bins[n]:
            parts.append(_text(x + step / 2, HEIGHT - FOOT - height - 3, f"{bins[n]:,}", "number"))
    words = "Workers by how many open tasks more or fewer they have. " + "; ".join(
        f"about {n * size:+}: {bins[n]:,}" for n in sorted(bins)
    )
    caption = "How many workers have how many tasks more or fewer, in eight weeks"
    picture = _svg(words, "".join(parts), "large")
    return f'<figure class="wide"><figcaption>{caption}</figcaption>{picture}</figure>'


def _bar(x: float, y: float, width: float, height: float, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    )


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _svg(words: str, inner: str, kind: str) -> str:
    box = f"0 0 {WIDTH} {HEIGHT}"
    return (
        f'<svg class="{kind}" viewBox="{box}" role="img" aria-label="{escape(words)}">{inner}</svg>'
    )
