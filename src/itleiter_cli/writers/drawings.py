"""Drawings of the HTML report: numbers become places in percent of a scale; keys and words say what they mean."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from itleiter_cli.catalog.forms import Measure
from itleiter_cli.messages.language import Language
from itleiter_cli.sheets.sheet import Axis, Bar, Gauge, Row, Sheet, Stack, Tick, bare
from itleiter_cli.writers.report import (
    BarDrawing,
    Chart,
    GaugeBar,
    Key,
    Scale,
    ScaleTick,
    SharePart,
    StackRow,
)

_WIDE_ENOUGH = 7  # percent of the whole from which a share has room for its number
_PATTERNS = 6
_QUARTERS = 4


def draw_scale(rows: Sequence[Row], axis: Axis | None, language: Language) -> Scale | None:
    """Return the scale of the pay figures of a group, or what its bars mean where Germany is marked on them."""
    lines = chain.from_iterable(cell for row in rows for cell in row.cells)
    bars = [line.drawing for line in lines if isinstance(line.drawing, Bar)]
    if bars:
        ticks = _ticks(axis.ticks if axis else (), bars[0].scale_low, bars[0].scale_high)
        return Scale(caption=language.say("chart-scale"), ticks=ticks, keys=tuple(_keys(bars, language)))
    drawn = {index: list(_gauges(row)) for index, row in enumerate(rows)}
    if all(gauge.mark is None for gauges in drawn.values() for gauge in gauges):
        return None
    keys = (Key("gauge", language.say("chart-gauge")), Key("germany", language.say("chart-germany")))
    return Scale(caption="", ticks=(), keys=keys, above=next(index for index, gauges in drawn.items() if gauges))


def draw_bar(bar: Bar, label: str, key: str, language: Language) -> BarDrawing:
    """Place a pay figure on its scale; ``key`` is its id on the page."""

    def share(amount: int) -> float:
        return _share(amount, bar.scale_low, bar.scale_high)

    described = [
        language.say(
            "chart-bar",
            measure=", ".join([language.say(f"measure-{bar.measure}"), *([str(bar.year)] if bar.year else [])]),
            amounts=bar.written,
            low=language.number(bar.scale_low),
            high=language.number(bar.scale_high),
        )
    ]
    if bar.mark is not None:
        described.append(language.say("chart-mark", amount=language.number(bar.mark)))
    return BarDrawing(
        id=key,
        label=label,
        described=" ".join(described),
        measure=bar.measure,
        low=_percent(share(bar.low)),
        high=_percent(share(bar.high)),
        width=_percent(share(bar.high) - share(bar.low)),
        mid=None if bar.mid is None or bar.measure == "points" else _percent(share(bar.mid)),
        mid_is=bar.mid_is,
        mark=None if bar.mark is None else _percent(share(bar.mark)),
        is_open=bar.is_open,
    )


def _keys(bars: Sequence[Bar], language: Language) -> Iterator[Key]:
    shapes: list[Measure] = [bar.measure for bar in bars if bar.measure == "quartiles" or not bar.is_open]
    shapes += [bar.mid_is for bar in bars if bar.mid_is and bar.mid is not None and bar.measure != "points"]
    for shape in dict.fromkeys(shapes):
        yield Key(shape, language.say(f"measure-{shape}"))
    if any(bar.is_open for bar in bars):
        yield Key("open", language.say("chart-open"))
    if any(bar.mark is not None for bar in bars):
        yield Key("mark", language.say("chart-offer"))


def draw_chart(sheet: Sheet, key: str, language: Language) -> Chart | None:
    """Draw the contributions of a list, a row each."""
    stacks = [(bare(row.label), row.drawing) for row in sheet.rows if row.drawing]
    if not stacks:
        return None
    first = stacks[0][1]
    quarters = [Tick(at, language.number(at)) for at in range(0, first.whole + 1, first.whole // _QUARTERS)]
    return Chart(
        id=key,
        scale=Scale(
            caption=language.say("chart-points"),
            ticks=_ticks(quarters, 0, first.whole),
            keys=tuple(Key(_pattern(index), bare(share.label)) for index, share in enumerate(first.shares)),
        ),
        stacks=tuple(_stack(label, stack, language) for label, stack in stacks),
    )


def _stack(label: str, stack: Stack, language: Language) -> StackRow:
    parts = []
    begin = 0.0
    for index, share in enumerate(stack.shares):
        width = _share(share.size, 0, stack.whole)
        parts.append(
            SharePart(
                x=_percent(begin),
                middle=_percent(begin + width / 2),
                width=_percent(width),
                written=share.written if width >= _WIDE_ENOUGH else "",
                pattern=_pattern(index),
            )
        )
        begin += width
    return StackRow(
        label=label,
        written=stack.written,
        title=f"{label}: {language.say('chart-stack', total=stack.written)}",
        described="; ".join(f"{bare(share.label)} {share.written}" for share in stack.shares) + ".",
        parts=tuple(parts),
    )


def _gauges(row: Row) -> Iterator[Gauge]:
    """Return the numbers that a row draws."""
    for line in chain.from_iterable(row.cells):
        yield from (each for each in (line.drawing, *line.gauges) if isinstance(each, Gauge))


def draw_gauge(gauge: Gauge) -> GaugeBar:
    """Place a number and that of Germany on a scale from zero."""
    mark = None if gauge.mark is None else _percent(min(100, 100 * gauge.mark / gauge.whole))
    return GaugeBar(_percent(min(100, 100 * gauge.size / gauge.whole)), mark)


def _ticks(ticks: Iterable[Tick], low: int, high: int) -> tuple[ScaleTick, ...]:
    return tuple(ScaleTick(_percent(_share(tick.at, low, high)), tick.written) for tick in ticks)


def _share(amount: float, low: int, high: int) -> float:
    """Return where an amount lies on a scale, in percent of its width."""
    return 100 * (amount - low) / (high - low)


def _percent(share: float) -> str:
    return f"{share:.3f}%"


def _pattern(index: int) -> int:
    return index % _PATTERNS + 1
