"""Draw what was measured over documents in the case, as SVG: panels beside each other, y from 0."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 420, 320
LEFT, RIGHT, TOP, BOTTOM = 60, 40, 44, 44
COLOURS = ("#0b5394", "#b45f06")
STEPS = 5

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One plot.

    Args:
        title: what y is, with its unit.
        lines: points by name.
        decades: whether x rises by powers of ten, from the one below the least to the one above the greatest; else evenly from 0.
    """

    title: str
    lines: dict[str, list[Point]]
    decades: bool = False


def plot(title: str, panels: list[Panel]) -> str:
    """Give some panels as one picture."""
    body = "\n".join(f'<g transform="translate({WIDTH * rank},0)">\n{_panel(each)}\n</g>' for rank, each in enumerate(panels))
    frame = f'viewBox="0 0 {WIDTH * len(panels)} {HEIGHT}" font-family="sans-serif" font-size="12"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>\n<title>{escape(title)}</title>\n{body}\n</svg>\n'


def _panel(panel: Panel) -> str:
    points = [point for line in panel.lines.values() for point in line]
    across, marks = _decades(points) if panel.decades else _even(points)
    most = _round_up(max(y for _, y in points))
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT

    def place(point: Point) -> Point:
        return LEFT + across(point[0]) * (right - LEFT), bottom - point[1] / most * (bottom - TOP)

    parts = [
        _text(8, 16, panel.title),
        _text((LEFT + right) / 2, HEIGHT - 8, "documents in the case", anchor="middle"),
    ]
    for step in range(STEPS + 1):
        y = most * step / STEPS
        level = bottom - step / STEPS * (bottom - TOP)
        parts += [_path([(LEFT, level), (right, level)], "#e3e3e3"), _text(LEFT - 6, level + 4, f"{y:,g}", anchor="end")]
    parts += [_text(LEFT + across(x) * (right - LEFT), bottom + 18, f"{x:,.0f}", anchor="middle") for x in marks]
    for rank, ((name, line), colour) in enumerate(zip(panel.lines.items(), COLOURS, strict=False)):
        placed = [place(point) for point in line]
        parts.append(_path(placed, colour, 2))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        parts.append(_text(LEFT + 8, TOP + 2 + 16 * rank, name, fill=colour))
    return "\n".join(parts)


def _even(points: list[Point]) -> tuple[Callable[[float], float], list[float]]:
    """Give where a number lies between 0 and the end of the axis, and the numbers that are written below it."""
    most = _round_up(max(x for x, _ in points))
    return lambda x: x / most, [most * step / STEPS for step in range(STEPS + 1)]


def _decades(points: list[Point]) -> tuple[Callable[[float], float], list[float]]:
    """Give the same for an axis of powers of ten."""
    least = math.floor(math.log10(min(x for x, _ in points)))
    most = max(math.ceil(math.log10(max(x for x, _ in points))), least + 1)
    return lambda x: (math.log10(x) - least) / (most - least), [float(10**power) for power in range(least, most + 1)]


def _round_up(value: float) -> float:
    """Give the next number that five steps divide well."""
    sizes = (5 * 10.0**power * part for power in range(-2, 7) for part in (1, 2, 4))
    return next(size for size in sizes if size >= value)


def _path(points: list[Point], colour: str, width: float = 1) -> str:
    route = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{route}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, words: str, *, anchor: str = "start", fill: str = "#333333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
