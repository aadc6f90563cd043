"""The first evaluation of a problem: in a process that is warm, and in one that starts from nothing."""

import os
import statistics
import subprocess
import time

import numpy as np

from comparison import answers, data
from comparison.environments import BENCH, MADE, python
from comparison.peer import GAP, Refused, confined, surroundings

PROBLEM, SIZE = "logistic", {"m": 4000, "n": 100}
WARM, COLD = 9, 11


class Firsts:
    """Seconds of each run, in pairs: ours, JAX's; and why there are none."""

    def __init__(self):
        self.size = SIZE
        self.warm, self.cold = [], []
        self.remarks = []


def measured(peers, problems, quick, say):
    """Nothing where that problem or JAX is not taken."""
    firsts = Firsts()
    problem = next((problem for problem in problems if problem["id"] == PROBLEM), None)
    named = {peer.name: peer for peer in peers}
    if problem is None or "jax" not in named:
        return firsts
    size = firsts.size = problem["quick"][0] if quick else SIZE
    files = data.written(os.path.join(MADE, "data"), problem, size)
    say("first evaluations …")
    try:
        warm(firsts, problem, size, files, named["tracetrick"], named["jax"], 3 if quick else WARM)
    except Refused as refused:
        firsts.remarks.append(f"warm: {refused}")
    cold(firsts, problem, files, python("venv"), 3 if quick else COLD)
    return firsts


def warm(firsts, problem, size, files, ours, jax, pairs):
    folder = os.path.join(MADE, "answers")
    os.makedirs(folder, exist_ok=True)
    for peer in (ours, jax):
        peer.ask(
            do="prepare", problem=PROBLEM, task="gradient", size=size, data=files, answers=folder,
            expr=problem["expr"], wrt=problem["wrt"], variables=problem["variables"], wanted=["VALUE", "GRADIENT"])
        peer.ask(do="first")
    for _ in range(pairs):
        pair = []
        for peer in (ours, jax):
            time.sleep(GAP)
            pair.append(peer.ask(do="first")["seconds"])
        firsts.warm.append(pair)
    for peer in (ours, jax):
        peer.ask(do="release")


def cold(firsts, problem, files, interpreter, pairs):
    results = [os.path.join(MADE, name) for name in ("eval.npz", "jax.npz")]
    given = [word for name in ("X", "y", "w") for word in ("--data", f"{name}={files[name]}")]
    ours = [os.path.join(os.path.dirname(BENCH), "tracetrick"), "eval", problem["expr"], "--wrt", "w", *given,
            "--order", "1", "--out", results[0]]
    jax = [interpreter, os.path.join(BENCH, "peers", "jax_cold.py"), files["X"], files["y"], files["w"], results[1]]
    for result in results:
        if os.path.exists(result):
            os.remove(result)
    try:
        for _ in range(2):
            seconds(ours), seconds(jax)
        found, wanted = (np.load(result) for result in results)
        differences = answers.difference(found, {name: wanted[name] for name in wanted.files})
        if set(differences) != set(wanted.files) or max(differences.values()) > answers.TOLERANCE:
            firsts.remarks.append(f"cold: the answers differ: {differences} of {found.files} and {wanted.files}")
            return
        firsts.cold = [(seconds(ours), seconds(jax)) for _ in range(pairs)]
    except subprocess.CalledProcessError as failure:
        said = failure.stderr.decode(errors="replace").strip().splitlines()
        firsts.remarks.append(f"cold: `{os.path.basename(failure.cmd[0])}` ended with {failure.returncode}: "
                              + (said[0] if said else "nothing said"))


def seconds(command):
    time.sleep(GAP)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                   env=surroundings(), preexec_fn=confined)
    return time.perf_counter() - start


def medians(pairs):
    return [statistics.median(column) for column in zip(*pairs)]
