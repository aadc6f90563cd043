"""Time against size, a panel for each problem and task, and the ratios of every row."""

import math

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from comparison import report

COLUMNS = 3
COLOURS = {
    "tracetrick": "#d62728", "numpy": "#9ecae1", "numpy-tuned": "#1f77b4", "numpy-threads": "#08306b", "jax": "#2ca02c",
    "jax-by-hand": "#98df8a", "torch": "#ff7f0e", "torch-compiled": "#ffbb78", "tensorgrad": "#9467bd",
}


def drawn(rows, peers, stem):
    """The pictures' files."""
    groups = {key: [row for row in group if row.in_series] for key, group in report.grouped(rows).items()}
    groups = {key: group for key, group in groups.items() if len(group) > 1}
    if not groups:
        return []
    lines = math.ceil(len(groups) / COLUMNS)
    figure, axes = plt.subplots(lines, min(COLUMNS, len(groups)), figsize=(4 * min(COLUMNS, len(groups)), 3.1 * lines + 0.6),
                                squeeze=False, layout="constrained")
    handles = {}
    for panel, ((problem, task), group) in zip(axes.flat, groups.items()):
        for peer in peers:
            points = [(row.grown(), 1000 * row.seconds[peer.name]) for row in group if peer.name in row.seconds]
            if points:
                ours = peer.kind == "ours"
                handles[peer.title], = panel.plot(
                    *zip(*points), marker="o", markersize=4 if ours else 3, linewidth=2.4 if ours else 1.2,
                    color=COLOURS[peer.name], zorder=3 if ours else 2)
        limits = [(row.grown(), 1000 * row.limit) for row in group if row.limit]
        if limits:
            handles["the machine's limit"], = panel.plot(*zip(*limits), color="#777777", linestyle=":", linewidth=1.2, zorder=1)
        panel.set(xscale="log", yscale="log", title=f"{problem}: {report.TITLES[task]}")
        panel.title.set_fontsize(9.5)
        sizes = sorted({row.grown() for row in group})
        panel.set_xticks(sizes, [short(size) for size in sizes], fontsize=8)
        panel.xaxis.minorticks_off()
        panel.yaxis.set_major_locator(LogLocator(subs=(1, 3) if spans_little(panel) else (1,)))
        panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        panel.yaxis.set_minor_formatter(NullFormatter())
        panel.tick_params(axis="y", labelsize=8)
        panel.grid(True, which="major", color="#e5e5e5", linewidth=0.7)
        panel.set_xlabel(group[0].problem["grows"], fontsize=8)
    for panel in axes.flat[len(groups):]:
        panel.set_visible(False)
    for line in axes:
        line[0].set_ylabel("ms", fontsize=8)
    figure.legend(handles.values(), handles.keys(), loc="outside upper center", ncols=min(len(handles), 6), fontsize=9,
                  frameon=False)
    file = stem + ".png"
    figure.savefig(file, dpi=110)
    plt.close(figure)
    return [file]


def spans_little(panel):
    low, high = panel.get_ylim()
    return high < 300 * low


def short(size):
    """1000000 as 10⁶, 2048 as it is."""
    power = round(math.log10(size))
    if power >= 4 and 10**power == size:
        return "10" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(power))
    return str(size)
