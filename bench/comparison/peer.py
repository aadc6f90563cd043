"""A peer's process, which answers JSON lines; one that hangs or dies is replaced by a fresh one."""

import json
import os
import resource
import select
import subprocess
import sys
import time

from comparison.environments import BENCH, MADE

THREADS = 2
GAP = 0.08  # seconds between two peers: the threads of the one before spin for a while after its last call


class Refused(Exception):
    """What the peer said in place of an answer."""


# Of the machine's memory: who wants more is told so, rather than that the machine ends some process or other.
MOST_MEMORY = 0.6


def confined():
    """A peer may use two processors, and no more, whatever its own settings miss, and a part of the memory."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])
    if sys.platform == "linux":
        memory = int(MOST_MEMORY * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def surroundings(blas_threads=THREADS):
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
    return {**os.environ, **{name: str(blas_threads) for name in names}, "JAX_PLATFORMS": "cpu", "LC_ALL": "C.UTF-8",
            "TORCHINDUCTOR_CACHE_DIR": os.path.join(MADE, "torch-compiled")}


class Peer:
    """A name in the tables, and how it is started.

    kind is `ours`, `numpy`, `framework` (which differentiates by itself), or `by hand` (a framework that is given the
    formulas).
    """

    def __init__(self, name, title, kind, command, log, blas_threads=THREADS):
        self.name, self.title, self.kind = name, title, kind
        self.command, self.log, self.blas_threads = command, log, blas_threads
        self.process = None

    def ask(self, limit=120, **request):
        if self.process is None or self.process.poll() is not None:
            self.start()
        line = json.dumps(request, ensure_ascii=False) + "\n"
        self.process.stdin.write(line.encode())
        self.process.stdin.flush()
        reply = self.line(limit)
        if "error" in reply:
            raise Refused(reply["error"])
        return reply

    def start(self):
        self.rest = b""
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=open(self.log, "ab"), cwd=BENCH,
            env=surroundings(self.blas_threads), preexec_fn=confined)

    def line(self, limit):
        until = time.monotonic() + limit
        while b"\n" not in self.rest:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))
            if not ready:
                self.stop()
                raise Refused(f"no answer within {limit} s")
            read = os.read(self.process.stdout.fileno(), 65536)
            if not read:
                code = self.process.wait()
                self.process = None
                raise Refused(f"the process ended ({code}); see {self.log}")
            self.rest += read
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
