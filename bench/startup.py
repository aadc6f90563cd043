"""How long `./tracetrick derive` takes to start and answer, as a ratio to `import sympy`; prints Markdown.

The two commands alternate, so that whatever else the machine does hits both; the ratio is taken pair by pair.
"""

import os
import statistics
import subprocess
import sys
import time
from importlib.metadata import version

PAIRS = 31
WARM_UP = 3

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = [os.path.join(ROOT, "tracetrick"), "derive", "norm2(X*w - y)^2", "--wrt", "w", "--steps"]
THEIRS = [sys.executable, "-c", "import sympy"]


def millis(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - start)


def cell(times):
    times = sorted(times)
    return f"**{statistics.median(times):.0f}** | {times[0]:.0f} | {times[-1]:.0f}"


def main():
    for _ in range(WARM_UP):
        millis(OURS)
        millis(THEIRS)
    pairs = [(millis(OURS), millis(THEIRS)) for _ in range(PAIRS)]
    ratios = [ours / theirs for ours, theirs in pairs]
    print("## Start-up")
    print()
    print(f"{PAIRS} pairs, the two commands in turn; ms of wall clock. Target: ratio below 0.6.")
    print()
    print("| | median | least | most |")
    print("|---|---|---|---|")
    print(f"| `./tracetrick derive \"norm2(X*w - y)^2\" --wrt w --steps` | {cell(ours for ours, _ in pairs)} |")
    python = ".".join(map(str, sys.version_info[:3]))
    print(f"| `python3 -c 'import sympy'` (Python {python}, SymPy {version('sympy')}) | {cell(theirs for _, theirs in pairs)} |")
    low, high = min(ratios), max(ratios)
    print(f"| ratio of each pair | **{statistics.median(ratios):.2f}** | {low:.2f} | {high:.2f} |")
    print()


main()
