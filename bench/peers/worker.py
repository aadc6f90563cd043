"""A peer as a long-lived process: JSON lines in, JSON lines out.

    {"do": "prepare", "problem": "logistic", "task": "gradient", "size": {…}, "data": {"X": "X.npy", …}, "answers": "folder"}
        -> {"seconds": of the first evaluation, "outputs": ["value", "gradient-w"]}, each in folder/<output>.npy
    {"do": "time", "repetitions": 5}  -> {"seconds": [one for each evaluation]}
    {"do": "first"}                   -> {"seconds": from nothing to the first result, in this warm process}
    {"do": "release"}                 -> {} once the data are let go

What goes wrong is answered as {"error": "…"}; the process lives on. All data are float64, in row-major order, and mapped
from the same files by every peer.

A peer is a mapping from (problem, task) to a function of the data, as a dictionary of NumPy arrays, and of the size; it
returns a function without arguments, which evaluates once, to the end, and returns the outputs by name.
"""

import gc
import json
import os
import sys
import time

import numpy as np


def load(files):
    return {name: np.load(file, mmap_mode="r") for name, file in files.items()}


class Worker:
    def __init__(self, builders, first=None):
        self.builders = builders
        self.forget = first
        self.request = None
        self.evaluate = None

    def answer(self, request):
        return {"prepare": self.prepare, "time": self.time, "first": self.first, "release": self.release}[request["do"]](request)

    def build(self):
        data = load(self.request["data"])
        return self.builders[self.request["problem"], self.request["task"]](data, self.request["size"])

    def prepare(self, request):
        self.release(request)
        self.request = request
        if (request["problem"], request["task"]) not in self.builders:
            return {"absent": True}
        start = time.perf_counter()
        self.evaluate = self.build()
        outputs = self.evaluate()
        seconds = time.perf_counter() - start
        for name, output in outputs.items():
            np.save(os.path.join(request["answers"], name + ".npy"), np.ascontiguousarray(output, dtype=np.float64))
        return {"seconds": seconds, "outputs": list(outputs)}

    def time(self, request):
        evaluate = self.evaluate
        seconds = []
        gc.collect()
        gc.disable()
        for _ in range(request["repetitions"]):
            start = time.perf_counter()
            evaluate()
            seconds.append(time.perf_counter() - start)
        gc.enable()
        return {"seconds": seconds}

    def first(self, request):
        if self.forget:
            self.forget()
        start = time.perf_counter()
        self.build()()
        return {"seconds": time.perf_counter() - start}

    def release(self, request):
        self.evaluate = None
        gc.collect()
        return {}


def serve(builders, first=None):
    """Answers until its input ends. What the peer's libraries print goes to standard error."""
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    worker = Worker(builders, first)
    for line in sys.stdin:
        try:
            reply = worker.answer(json.loads(line))
        except Exception as failure:  # whatever a library throws, the run goes on with the other peers
            worker.evaluate = None
            reply = {"error": f"{type(failure).__name__}: {str(failure)[:500]}"}
        replies.write(json.dumps(reply) + "\n")
        replies.flush()
