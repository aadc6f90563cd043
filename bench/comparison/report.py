"""The table, as Markdown."""

import datetime
import math
import os
import platform
import subprocess

import numpy as np

from comparison import answers, first
from comparison.environments import BENCH, versions

# For every row: against the best framework, and against the tuned NumPy.
LEAST_FRAMEWORK, LEAST_TUNED = 1.0, 0.95
TITLES = {
    "value": "value",
    "gradient": "value and gradient",
    "gradient-only": "gradient",
    "hessian": "value, gradient and Hessian",
    "hessian-only": "Hessian",
    "core": "Hessian as core",
    "newton": "Newton step",
    "product": "Hessian-vector product",
}


def ms(seconds):
    """Three significant digits."""
    if seconds is None:
        return "–"
    digits = max(0, 2 - math.floor(math.log10(1000 * seconds)))
    return f"{1000 * seconds:,.{digits}f}"


def times(ratio):
    return "–" if ratio is None else f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"


def against(row, peers, kind):
    """The best time of these peers as a multiple of ours."""
    found = [row.seconds[peer.name] for peer in peers if peer.kind == kind and peer.name in row.seconds]
    ours = row.seconds.get("tracetrick")
    return min(found) / ours if found and ours else None


def tuned(row):
    theirs, ours = row.seconds.get("numpy-tuned"), row.seconds.get("tracetrick")
    return theirs / ours if theirs and ours else None


def fraction(row):
    ours = row.seconds.get("tracetrick")
    return row.limit / ours if row.limit and ours else None


def targets(row, peers):
    """What is asked of this row, each with what was reached: (words, least, reached)."""
    asked = {"framework": LEAST_FRAMEWORK, "tuned": LEAST_TUNED}
    for target in row.problem["targets"]:
        if target["task"] == row.task and target.get("size", row.key()) == row.key():
            asked.update({name: target[name] for name in ("framework", "tuned", "limit") if name in target})
    reached = {"framework": against(row, peers, "framework"), "tuned": tuned(row), "limit": fraction(row)}
    return [(name, least, reached[name]) for name, least in asked.items()]


def verdict(row, peers):
    words = []
    for name, least, reached in targets(row, peers):
        if reached is not None:
            label = {"framework": "framework", "tuned": "tuned", "limit": "of limit"}[name]
            words.append(f"{label} ≥ {least:g} {'✓' if reached >= least else '**✗**'}")
    return ", ".join(words) or "–"


def cell(row, peer):
    if peer.name in row.seconds:
        return f"**{ms(row.seconds[peer.name])}**" if peer.kind == "ours" else ms(row.seconds[peer.name])
    remark = row.remarks.get(peer.name, "")
    return {"absent": "–", "left out": "·"}.get(remark, "differs" if remark.startswith("differs") else "failed")


def size(row):
    return ", ".join(f"{name} = {value:,}" for name, value in row.size.items())


def grouped(rows):
    groups = {}
    for row in rows:
        groups.setdefault((row.problem["id"], row.task), []).append(row)
    return groups


def exponent(group, name):
    """The slope of time against size, in the logarithms, by least squares."""
    points = [(row.grown(), row.seconds[name]) for row in group if row.in_series and name in row.seconds]
    if len(points) < 2:
        return None
    x, y = np.log(np.array(points)).T
    return float(np.polyfit(x, y, 1)[0])


# ---------------------------------------------------------------- the report


def write(out, rows, peers, firsts, peak, pictures, seconds, chosen):
    say = lambda text="": print(text, file=out)
    say(f"# Tracetrick beside its peers, {datetime.date.today()}")
    say()
    preamble(say, peers, peak, seconds, chosen)
    summary(say, rows, peers)
    for picture in pictures:
        say(f"![times against size]({os.path.basename(picture)})")
        say()
    title = None
    for (_, task), group in grouped(rows).items():
        if group[0].problem["title"] != title:
            title = group[0].problem["title"]
            say(f"## {title[0].upper()}{title[1:]}")
            say()
            say(f"`{group[0].problem['expr']}`")
            say()
        table(say, task, group, peers)
    first_evaluations(say, firsts)
    remarks(say, rows, peers)


def preamble(say, peers, peak, seconds, chosen):
    say(f"Machine: {processor()}, two processors of it, {platform.system()} {platform.machine()}; two threads read "
        f"{2**30 / peak['reads'] / 1e9:.1f} GB/s and write {2**30 / peak['writes'] / 1e9:.1f} GB/s of 1 GiB, and dgemm of "
        f"order 1,500 reaches {peak['flops'] / 1e9:.0f} GF/s. Load average at the end: {os.getloadavg()[0]:.2f}. "
        f"Revision {revision()}. The run took {seconds / 60:.0f} minutes{' (--quick: no times to quote)' if chosen.quick else ''}.")
    say()
    found = versions("venv", ["numpy", "scipy", "jax"])
    if any(peer.name.startswith("torch") for peer in peers):
        found.update(versions("venv-torch", ["torch"]))
    if any(peer.name == "tensorgrad" for peer in peers):
        found.update({f"{name} for tensorgrad" if name == "torch" else name: version
                      for name, version in versions("venv-tensorgrad", ["tensorgrad", "torch"]).items()})
    say("Peers: " + ", ".join(f"{name} {version}" for name, version in found.items()) + "; float64, two threads.")
    say()
    say("Milliseconds: medians of turns A B A B … with 80 ms between, on the same data in the same run, after every peer's "
        f"answer agreed with ours to {answers.TOLERANCE:g} of the largest entry. *Limit*: the time in which two threads read "
        "and write as much memory, again and again (so what fits into a cache is timed there), or in which dgemm does as many "
        "operations, whichever is longer. *Framework*: the best of those that differentiate by themselves, as a multiple "
        "of our time; *tuned*: NumPy and SciPy as an expert tunes formulas found by hand. *Two threads by hand* and *JAX by "
        "hand* are for comparison and no part of a target. `·` left out for its size, `–` absent.")
    say()


def summary(say, rows, peers):
    asked = [(row, *target) for row in rows for target in targets(row, peers) if target[2] is not None]
    hits = [reached >= least for _, _, least, reached in asked]
    say(f"**{sum(hits)} of {len(hits)} targets are hit** (each row's, and of every row at least {LEAST_FRAMEWORK:g}× the best "
        f"framework and {LEAST_TUNED:g}× the tuned NumPy).")
    say()
    missed = [entry for entry, hit in zip(asked, hits) if not hit]
    if missed:
        say("| missed | size | against | at least | reached |")
        say("|---|---|---|---|---|")
        for row, name, least, reached in missed:
            say(f"| {row.problem['id']}: {TITLES[row.task]} | {size(row)} | {name} | {least:g} | {times(reached)} |")
        say()
    absent = [row for row in rows if "tracetrick" not in row.seconds]
    if absent:
        say(f"{len(absent)} rows are not answered by us: see the end.")
        say()


def table(say, task, group, peers):
    taking = [peer for peer in peers
              if any(peer.name in row.seconds or row.remarks.get(peer.name, "absent") != "absent" for row in group)]
    say(f"### {TITLES[task][0].upper()}{TITLES[task][1:]}")
    say()
    say("| size | " + " | ".join(peer.title for peer in taking) + " | limit | of limit | × framework | × tuned | targets |")
    say("|---|" + "---|" * (len(taking) + 5))
    for row in group:
        cells = [cell(row, peer) for peer in taking]
        part = fraction(row)
        say(f"| {size(row)} | " + " | ".join(cells) + f" | {ms(row.limit)} | {'–' if part is None else f'{part:.0%}'} | "
            f"{times(against(row, peers, 'framework'))} | {times(tuned(row))} | {verdict(row, peers)} |")
    exponents = [exponent(group, peer.name) for peer in taking]
    if any(value is not None for value in exponents):
        grows = group[0].problem["grows"]
        say(f"| exponent of time in {grows} | "
            + " | ".join("–" if value is None else f"{value:.2f}" for value in exponents) + " |" + " |" * 5)
    say()


def first_evaluations(say, firsts):
    if not (firsts.warm or firsts.cold or firsts.remarks):
        return
    say("## The first evaluation")
    say()
    say(f"Logistic regression, value and gradient, {firsts.size['m']:,} × {firsts.size['n']}; ms, medians of "
        f"{len(firsts.warm)} and {len(firsts.cold)} pairs in turn.")
    say()
    say("| | Tracetrick | JAX | ratio | target |")
    say("|---|---|---|---|---|")
    for pairs, what, least in (
        (firsts.warm, "in a warm process: parse, derive, plan, evaluate; beside trace, compile, evaluate", 1.0),
        (firsts.cold, "from a cold process: `./tracetrick eval` beside `python3` with JAX, files to files", 2.0),
    ):
        if pairs:
            ours, theirs = first.medians(pairs)
            ratio = theirs / ours
            say(f"| {what} | **{ms(ours)}** | {ms(theirs)} | {ratio:.2f} | ≥ {least:g} {'✓' if ratio >= least else '**✗**'} |")
    say()
    for remark in firsts.remarks:
        say(f"Not measured: {remark}.")
        say()


def remarks(say, rows, peers):
    found = {}
    for row in rows:
        for peer in peers:
            remark = row.remarks.get(peer.name, "absent")
            if remark not in ("absent", "left out"):
                key = f"{peer.title}, {row.problem['id']}, {TITLES[row.task]}", " ".join(remark.split())
                found.setdefault(key, []).append(size(row))
    if not found:
        return
    say("## What failed")
    say()
    for (where, remark), sizes in found.items():
        say(f"- {where}, {'; '.join(sizes)}: {remark}")
    say()


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def revision():
    found = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=BENCH, capture_output=True, text=True)
    return found.stdout.strip() or "unknown"
