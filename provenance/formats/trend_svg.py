"""A concept's rate by month as SVG: a point and its interval a month, one row of them an outlet."""

from __future__ import annotations

from html import escape

from provenance.archive.questions import Month, Trend

_LEFT, _RIGHT, _TOP, _ROW, _STEP = 60, 20, 40, 130, 26


def render(trend: Trend) -> str:
    """The picture; every mark carries its figures as a title that a pointer or a screen reader gives."""
    outlets = sorted({one.outlet for one in trend.months})
    months = sorted({one.month for one in trend.months})
    top = max((one.rate.high for one in trend.months), default=0.0) or 1.0
    width = max(_LEFT + _STEP * len(months) + _RIGHT, 320)
    height = _TOP + _ROW * max(len(outlets), 1) + 30
    shapes = [_row(trend, outlet, number, months, top, width) for number, outlet in enumerate(outlets)]
    labels = [
        f'<text x="{_x(number)}" y="{height - 12}" text-anchor="middle">{escape(month[2:])}</text>'
        for number, month in enumerate(months)
        if number % max(len(months) // 12, 1) == 0
    ]
    title = f"{trend.concept}: per 1,000 words in own voice, by month, with 95 % intervals"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' role="img" aria-label="{escape(title)}" font-family="sans-serif" font-size="11" fill="#222">'
        f'<rect width="100%" height="100%" fill="#fff"/><text x="10" y="20" font-size="13">{escape(title)}</text>'
        f"{''.join(shapes)}{''.join(labels)}</svg>\n"
    )


def _row(trend: Trend, outlet: str, number: int, months: list[str], top: float, width: int) -> str:
    base = _TOP + _ROW * (number + 1) - 20
    marks = [_mark(one, months.index(one.month), base, top) for one in trend.months if one.outlet == outlet]
    return (
        f'<line x1="{_LEFT}" y1="{base}" x2="{width - _RIGHT}" y2="{base}" stroke="#999"/>'
        f'<text x="{_LEFT}" y="{base - _ROW + 34}" font-weight="bold">{escape(outlet or "all outlets")}</text>'
        f'<text x="{_LEFT - 6}" y="{base - _ROW + 50}" text-anchor="end">{top:.2g}</text>'
        f'<text x="{_LEFT - 6}" y="{base}" text-anchor="end">0</text>{"".join(marks)}'
    )


def _mark(one: Month, at: int, base: int, top: float) -> str:
    def y(value: float) -> float:
        return round(base - (_ROW - 50) * value / top, 1)

    rate, x = one.rate, _x(at)
    told = f"{one.month}: {rate.rate:.2f} ({rate.low:.2f} to {rate.high:.2f}), {rate.count} in {rate.articles} articles"
    return (
        f'<g><title>{escape(told)}</title><line x1="{x}" y1="{y(rate.low)}" x2="{x}" y2="{y(rate.high)}"'
        f' stroke="#2166ac" stroke-width="2"/><circle cx="{x}" cy="{y(rate.rate)}" r="4" fill="#2166ac"/></g>'
    )


def _x(number: int) -> int:
    return _LEFT + _STEP * number + _STEP // 2
