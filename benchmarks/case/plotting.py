"""Draw what a batch of a hundred documents costs as a case grows: CPU seconds over documents, both even, as SVG."""

from html import escape

WIDTH, HEIGHT = 640, 380
LEFT, RIGHT, TOP, BOTTOM = 56, 24, 30, 48
COLOURS = ("#b45f06", "#0b5394")
STEPS = 5

Point = tuple[float, float]


def plot(lines: dict[str, list[Point]]) -> str:
    """Give the plot of some lines, each with its name at its last point."""
    every = [point for line in lines.values() for point in line]
    most = tuple(_round_up(max(each)) for each in zip(*every, strict=True))

    def place(point: Point) -> Point:
        x, y = (value / top for value, top in zip(point, most, strict=True))
        return LEFT + x * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM)

    parts = []
    for step in range(STEPS + 1):
        x, y = (top * step / STEPS for top in most)
        parts += [_path([place((0, y)), place((most[0], y))], "#e3e3e3"), _text(*place((0, y)), f"{y:g} ", anchor="end")]
        at, below = place((x, 0))
        parts.append(_text(at, below + 18, f"{x:,.0f}", anchor="middle"))
    for (name, line), colour in zip(lines.items(), COLOURS, strict=True):
        placed = [place(point) for point in line]
        parts.append(_path(placed, colour, 2))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        x, y = placed[-1]
        late = x > WIDTH / 2
        parts.append(_text(x - 8 if late else x + 8, y - 8, name, fill=colour, anchor="end" if late else "start"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "documents in the case after a batch of 100", anchor="middle"))
    parts.append(_text(8, 16, "CPU seconds of the batch"))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">\n'
        f"<title>CPU seconds of a batch of 100 documents, by documents in the case</title>\n{body}\n</svg>\n"
    )


def _round_up(value: float) -> float:
    """Give the next number that five steps divide well."""
    return next(size for size in (5 * 10**power * part for power in range(7) for part in (1, 2, 4)) if size >= value)


def _path(points: list[Point], colour: str, width: float = 1) -> str:
    route = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{route}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, words: str, *, anchor: str = "start", fill: str = "#333333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
