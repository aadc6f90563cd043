"""Tracetrick beside its peers: the same data, the same run, the peers in turn; writes a table and a plot.

    bench/compare.py [--all] [--only logistic,lse] [--quick] [--peers numpy-tuned,jax]

--all takes PyTorch and tensorgrad too (their libraries are some 10 GB); --only takes some of the problems of problems.json;
--quick takes tiny sizes and few repetitions, to see that all is well; --peers takes some of the peers beside ours.
"""

import argparse
import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

BENCH = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, BENCH)

from comparison.environments import MADE, python

if __name__ == "__main__" and os.path.dirname(os.path.dirname(sys.executable)) != os.path.join(MADE, "venv"):
    executable = python("venv")
    os.execv(executable, [executable, *sys.argv])

from comparison import answers, data, first, plot, report
from comparison.peer import GAP, Peer, Refused

ROUNDS = 7
BATCH = 0.03  # seconds of one peer's turn
WARM_UP = 0.3  # seconds before the first turn: the Java compiler, caches, clocks
LONGEST = 6.0  # seconds of all turns of one peer in one row; a slow peer gets fewer

# What a task asks of us. The peers have a function for each task.
WANTED = {
    "value": ["VALUE"],
    "gradient": ["VALUE", "GRADIENT"],
    "gradient-only": ["GRADIENT"],
    "hessian": ["VALUE", "GRADIENT", "HESSIAN"],
    "hessian-only": ["HESSIAN"],
    "core": ["CORE"],
    "newton": ["NEWTON"],
    "product": ["PRODUCT"],
}


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def options():
    parser = argparse.ArgumentParser(prog="bench/compare.py", description=__doc__.split("\n\n")[0])
    parser.add_argument("--all", action="store_true", help="PyTorch and tensorgrad too")
    parser.add_argument("--only", default="", metavar="PROBLEMS", help="ids of problems.json, with commas between")
    parser.add_argument("--quick", action="store_true", help="tiny sizes and few repetitions")
    parser.add_argument("--peers", default="", metavar="PEERS", help="these beside ours, with commas between")
    parser.add_argument("--report", metavar="FILE", help="write the report there too")
    return parser.parse_args()


def jdk():
    """The JDK that `./tracetrick` uses."""
    find = '. scripts/find-jdk.sh && find_jdk && printf "%s" "$JAVA_HOME"'
    found = subprocess.run(["sh", "-c", find], cwd=os.path.dirname(BENCH), stdout=subprocess.PIPE, text=True)
    return found.stdout if found.returncode == 0 else sys.exit(found.returncode)


def all_peers(chosen):
    java = os.path.join(jdk(), "bin", "java")
    jar = os.path.join(MADE, "bench", "bench.jar")
    log = os.path.join(MADE, "peers.log")
    open(log, "w").close()

    def script(environment, name, *arguments):
        return [python(environment), os.path.join(BENCH, "peers", name), *arguments]

    ours = [java, "-Xss16m", "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED", "-cp", jar, "org.tracetrick.bench.Worker"]
    peers = [
        Peer("tracetrick", "Tracetrick", "ours", ours, log),
        Peer("numpy", "NumPy", "numpy", script("venv", "numpy_plain.py"), log),
        Peer("numpy-tuned", "NumPy tuned", "numpy", script("venv", "numpy_tuned.py"), log),
        Peer("numpy-threads", "NumPy, two threads by hand", "numpy", script("venv", "numpy_threads.py"), log, blas_threads=1),
        Peer("jax", "JAX", "framework", script("venv", "jax_peer.py"), log),
        Peer("jax-by-hand", "JAX by hand", "by hand", script("venv", "jax_peer.py", "--by-hand"), log),
    ]
    if chosen.all:
        peers += [
            Peer("torch", "PyTorch", "framework", script("venv-torch", "torch_peer.py"), log),
            Peer("torch-compiled", "torch.compile", "framework", script("venv-torch", "torch_peer.py", "--compile"), log),
            Peer("tensorgrad", "tensorgrad", "framework", script("venv-tensorgrad", "tensorgrad_peer.py"), log),
        ]
    wanted = [name for name in chosen.peers.split(",") if name]
    return [peer for peer in peers if not wanted or peer.name in wanted or peer.kind == "ours"]


class Row:
    """One problem, one task, one size: what each peer took, and what the machine could."""

    def __init__(self, problem, task, size):
        self.problem, self.task = problem, task
        self.size = {name: value for name, value in size.items() if name != "series"}
        self.in_series = size.get("series", not any("series" in other for other in problem["sizes"]))
        self.seconds = {}  # by the peer's name: the median
        self.remarks = {}  # by the peer's name: why there is none
        self.differences = {}  # by the peer's name: the largest from the reference
        self.first = {}  # by the peer's name: seconds of the first evaluation, with all that it needs
        self.limit = None  # seconds
        self.reference = None

    def key(self):
        return " ".join(f"{name}={value}" for name, value in self.size.items())

    def grown(self):
        return self.size[self.problem["grows"]]

    def is_within(self, peer):
        most = self.problem.get("most", {}).get(self.task, {})
        return self.grown() <= most.get(peer.name, self.grown())

    def wrt(self):
        by = self.problem.get("by", {}).get(self.task)
        return [by] if by else self.problem["wrt"]


def prepare(row, peer, files, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    reply = peer.ask(
        do="prepare", problem=row.problem["id"], task=row.task, size=row.size, data=files, answers=folder,
        expr=row.problem["expr"], wrt=row.wrt(), variables=row.problem["variables"], wanted=WANTED[row.task])
    if reply.get("absent"):
        return None
    row.first[peer.name] = reply["seconds"]
    found = answers.read(folder, reply["outputs"])
    if peer.kind == "ours" and "hessian" in found:
        variable = data.np.load(files[row.wrt()[0]], mmap_mode="r")
        found["hessian"] = answers.by_rows(found["hessian"], (*variable.shape, 1)[:2])
    return found


def compared(row, peers, files):
    """The peers whose answers are the reference's, which is ours, or the tuned NumPy's where there is none."""
    good = []
    reference = None
    folder = os.path.join(MADE, "answers")
    for peer in sorted(peers, key=lambda peer: (peer.kind != "ours", peer.name != "numpy-tuned")):
        if not row.is_within(peer):
            row.remarks[peer.name] = "left out"
            continue
        try:
            found = prepare(row, peer, files, folder)
        except Refused as refused:
            row.remarks[peer.name] = f"failed: {refused}"
            say(f"  {peer.title}: {refused}")
            continue
        if found is None:
            row.remarks[peer.name] = "absent"
            continue
        if reference is None:
            reference, row.reference = found, peer.name
        else:
            differences = answers.difference(found, reference)
            worst = max(differences.values(), default=float("inf"))
            row.differences[peer.name] = worst
            if worst > answers.TOLERANCE:
                row.remarks[peer.name] = f"differs from {row.reference}: {differences}"
                say(f"  MISMATCH {peer.title}: {differences}")
                continue
        good.append(peer)
    shutil.rmtree(folder, ignore_errors=True)
    return [peer for peer in peers if peer in good]


def measure(row, peers, rounds):
    """A B A B …, each turn a batch, each batch's median; the median of these."""
    repetitions, turns, times = {}, {}, {}
    for peer in list(peers):
        try:
            once = min(peer.ask(do="time", repetitions=2 if row.first[peer.name] < 1 else 1)["seconds"])
            if once < WARM_UP:
                warm = peer.ask(do="time", repetitions=min(5000, int(WARM_UP / once)))["seconds"]
                once = statistics.median(warm)
            repetitions[peer] = max(1, min(5000, int(BATCH / max(once, 1e-9))))
            turns[peer] = max(2, min(rounds, int(LONGEST / max(once, 1e-9))))
            times[peer] = []
        except Refused as refused:
            row.remarks[peer.name] = f"failed: {refused}"
    for turn in range(rounds):
        for peer in times:
            if turn < turns[peer]:
                time.sleep(GAP)
                times[peer].append(statistics.median(peer.ask(do="time", repetitions=repetitions[peer])["seconds"]))
    for peer, found in times.items():
        row.seconds[peer.name] = statistics.median(found)


def machine_limit(row, machine):
    cost = row.problem["cost"].get(row.task)
    if not cost:
        return
    count = {name: eval(cost.get(name, "0"), {}, dict(row.size)) for name in ("reads", "writes", "flops")}
    time.sleep(GAP)
    found = machine.ask(do="limits", reads=int(count["reads"]), writes=int(count["writes"]))
    row.limit = max(found["reads"] + found["writes"], count["flops"] / found["flops"])


def summary(row, peers):
    cells = [f"{peer.title} {1000 * row.seconds[peer.name]:.3f}" for peer in peers if peer.name in row.seconds]
    limit = [f"limit {1000 * row.limit:.3f}"] if row.limit else []
    return f"{row.problem['id']} {row.task} {row.key()}: " + ", ".join(cells + limit) + " ms"


def measured(problem, chosen, peers, machine):
    for size in problem["quick" if chosen.quick else "sizes"]:
        bare = {name: value for name, value in size.items() if name != "series"}
        files = data.written(os.path.join(MADE, "data"), problem, bare)
        for task in problem["tasks"]:
            row = Row(problem, task, size)
            good = compared(row, peers, files)
            measure(row, good, 3 if chosen.quick else ROUNDS)
            machine_limit(row, machine)
            for peer in good:
                peer.ask(do="release")
            say(summary(row, good))
            yield row


def main():
    chosen = options()
    with open(os.path.join(BENCH, "problems.json"), encoding="utf-8") as file:
        problems = json.load(file)["problems"]
    only = [name for name in chosen.only.split(",") if name]
    unknown = set(only) - {problem["id"] for problem in problems}
    if unknown:
        sys.exit(f"no such problem: {', '.join(sorted(unknown))}; there are {', '.join(p['id'] for p in problems)}")
    problems = [problem for problem in problems if not only or problem["id"] in only]

    started = time.monotonic()
    peers = all_peers(chosen)
    machine = Peer("machine", "the machine", "numpy", [python("venv"), os.path.join(BENCH, "peers", "machine.py")],
                   os.path.join(MADE, "peers.log"))
    rows = []
    try:
        for problem in problems:
            rows += measured(problem, chosen, peers, machine)
        firsts = first.measured(peers, problems, chosen.quick, say)
        peak = machine.ask(do="limits", reads=2**30, writes=2**30)
    finally:
        for peer in [*peers, machine]:
            peer.stop()

    results = os.path.join(BENCH, "results")
    os.makedirs(results, exist_ok=True)
    name = f"peers-{datetime.date.today()}"
    pictures = plot.drawn(rows, peers, os.path.join(results, name))
    file = os.path.join(results, name + ".md")
    with open(file, "w", encoding="utf-8") as out:
        report.write(out, rows, peers, firsts, peak, pictures, time.monotonic() - started, chosen)
    if chosen.report:
        shutil.copyfile(file, chosen.report)
    say(f"written to {os.path.relpath(file)}")
    if any(remark.startswith("differs") for row in rows for remark in row.remarks.values()):
        sys.exit("some answers differ; see above")


if __name__ == "__main__":
    main()
