"""The machine's limits as one more process: what two threads read, write and multiply at most.

    {"do": "limits", "reads": bytes, "writes": bytes} -> {"reads": seconds, "writes": seconds, "flops": a second}

Memory is read and written again and again, so that what fits into a cache is timed there.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

LARGEST = 2**30
ORDER = 1500

pool = ThreadPoolExecutor(2)


def seconds(work, least=0.15):
    work()
    times = []
    while sum(times) < least or len(times) < 15:
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def scaled(count, memory, work):
    """Of more than there is room for, as many times the room."""
    if count == 0:
        return 0.0
    part = memory[:max(1, min(count, LARGEST) // 8)]
    return seconds(lambda: work(part)) * count / (8 * len(part))


def read(part):
    part @ part


def write(part):
    if len(part) < 2**15:
        part.fill(1)
        return
    half = len(part) // 2
    other = pool.submit(part[half:].fill, 1)
    part[:half].fill(1)
    other.result()


def main():
    memory = np.ones(LARGEST // 8)
    A, B, C = np.ones((ORDER, ORDER)), np.ones((ORDER, ORDER)), np.empty((ORDER, ORDER))
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps({
            "reads": scaled(asked["reads"], memory, read),
            "writes": scaled(asked["writes"], memory, write),
            "flops": 2 * ORDER**3 / seconds(lambda: np.dot(A, B, out=C)),
        }), flush=True)


main()
