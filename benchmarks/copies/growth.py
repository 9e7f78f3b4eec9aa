"""Draw how time grows with the pile: CPU seconds over documents, both in steps of ten, as SVG."""

import math
from collections import defaultdict
from collections.abc import Callable
from html import escape
from pathlib import Path

WIDTH, HEIGHT = 640, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 24, 48
COLOURS = ("#0b5394", "#b45f06", "#38761d", "#741b47", "#45818e", "#7f6000", "#666666", "#a61c00")
PREFIX = "resampled_"

Point = tuple[float, float]


def lines_of(rows: list[dict]) -> dict[str, list[Point]]:
    """Give documents and CPU seconds of each tool that has run on two sizes at least."""
    lines: dict[str, list[Point]] = defaultdict(list)
    for row in rows:
        if row["pile"].startswith(PREFIX) and row["ended"] == "well":
            lines[row["tool"]].append((row["documents"], row["cpu_seconds"]))
    return {tool: sorted(points) for tool, points in lines.items() if len(points) > 1}


def write_plot(rows: list[dict], path: Path) -> None:
    """Write the plot, if there is anything to draw."""
    lines = lines_of(rows)
    if lines:
        path.write_text(plot(lines), encoding="utf-8")


def plot(lines: dict[str, list[Point]]) -> str:
    """Give the plot, with a dashed line beside the first tool's that grows as the pile does."""
    points = [point for line in lines.values() for point in line]
    low = [math.floor(math.log10(min(value))) for value in zip(*points, strict=True)]
    high = [math.ceil(math.log10(max(value))) for value in zip(*points, strict=True)]

    def place(point: Point) -> Point:
        x, y = ((math.log10(v) - a) / max(1, b - a) for v, a, b in zip(point, low, high, strict=True))
        return LEFT + x * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM)

    parts = _axes(low, high, place)
    first = next(iter(lines.values()))
    (n, seconds), last = first[0], 10 ** high[0]
    end = min(last, n * 10 ** high[1] / seconds)
    parts.append(_path([place((n, seconds)), place((end, seconds * end / n))], "#999999", 'stroke-dasharray="5 4"'))
    for number, (tool, line) in enumerate(lines.items()):
        colour, placed = COLOURS[number % len(COLOURS)], [place(point) for point in line]
        parts.append(_path(placed, colour, 'stroke-width="2"'))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in placed]
        parts.append(_text(WIDTH - RIGHT + 12, TOP + 18 * number + 4, tool, fill=colour))
    parts.append(_text(WIDTH - RIGHT + 12, TOP + 18 * len(lines) + 4, "- - in proportion to the pile", fill="#777777"))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">\n'
        f"<title>CPU seconds over documents</title>\n{body}\n</svg>\n"
    )


def _axes(low: list[int], high: list[int], place: Callable[[Point], Point]) -> list[str]:
    """Give the lines and labels of each step of ten."""
    parts = []
    for power in range(low[0], high[0] + 1):
        (x, bottom), (_, top) = place((10**power, 10 ** low[1])), place((10**power, 10 ** high[1]))
        parts += [_path([(x, bottom), (x, top)], "#e3e3e3", ""), _text(x, bottom + 18, f"{10**power:,}", anchor="middle")]
    for power in range(low[1], high[1] + 1):
        (left, y), (right, _) = place((10 ** low[0], 10**power)), place((10 ** high[0], 10**power))
        label = f"{10**power:,}" if power >= 0 else f"{10**power}"
        parts += [_path([(left, y), (right, y)], "#e3e3e3", ""), _text(left - 8, y + 4, label, anchor="end")]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "documents of 400 words", anchor="middle"))
    parts.append(_text(8, TOP - 8, "CPU seconds"))
    return parts


def _path(points: list[Point], colour: str, more: str) -> str:
    route = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{route}" fill="none" stroke="{colour}" {more}/>'


def _text(x: float, y: float, words: str, *, anchor: str = "start", fill: str = "#333333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
