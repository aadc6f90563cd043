"""tensorgrad: derivatives found as formulas of tensors, compiled to PyTorch, with torch.compile where that works.

Written from its README and the signatures of its functions; it is AGPL, so it is run and never read. What its algebra has no
word for (determinants, Cholesky) is left out.
"""

import sys

import numpy as np
import sympy
import tensorgrad as tg
import tensorgrad.functions as F
import torch
from tensorgrad.compiler import compile_to_callable

from worker import serve

torch.set_num_threads(2)
torch.set_grad_enabled(False)


class Made:
    """What is wanted, by name, the variables and the sizes; `by` is the variable of second derivatives."""

    def __init__(self, outputs, variables, sizes, by=None):
        self.outputs, self.variables, self.sizes, self.by = outputs, variables, sizes, by

    def plain(self, name, tensor):
        """Without names, its edges in the order of the variable's, once or twice."""
        if name == "value":
            return tensor.rename(None)
        if name == "hessian":
            edges = list(self.variables[self.by].edges)
            flat = tensor.align_to(*edges, *(edge + "_" for edge in edges)).rename(None)
            size = round(flat.numel() ** 0.5)
            return flat.reshape(size, size)
        return tensor.align_to(*self.variables[name.removeprefix("gradient_")].edges).rename(None)


def logistic(with_hessian):
    m, n = sympy.symbols("m n")
    X, y, w = tg.Variable("X", m, n), tg.Variable("y", m), tg.Variable("w", n)
    loss = F.sum(F.log(1 + F.exp(-1 * y * (X @ w))))
    gradient = loss.grad(w)
    outputs = {"value": loss, "gradient_w": gradient}
    if with_hessian:
        outputs["hessian"] = gradient.grad(w)
    return Made(outputs, {"X": X, "y": y, "w": w}, {"m": m, "n": n}, "w")


def quadratic(order):
    n = sympy.symbols("n")
    A, x = tg.Variable("A", n, n2=n), tg.Variable("x", n)
    form = A @ x @ x.rename(n="n2")
    gradient = form.grad(x)
    outputs = {"gradient_x": gradient} if order == 1 else {"hessian": gradient.grad(x)}
    return Made(outputs, {"A": A, "x": x}, {"n": n}, "x")


def factorisation(order, mask=False):
    n, k = sympy.symbols("n k")
    T, U, V = tg.Variable("T", i=n, j=n), tg.Variable("U", i=n, k=k), tg.Variable("V", j=n, k=k)
    error = T - U @ V
    variables = {"T": T, "U": U, "V": V}
    if mask:
        variables["Omega"] = tg.Variable("Omega", i=n, j=n)
        error = variables["Omega"] * error
    loss = F.sum(error * error)
    gradient = loss.grad(U)
    outputs = {"value": loss, "gradient_U": gradient} if order == 1 else {"hessian": gradient.grad(U)}
    return Made(outputs, variables, {"n": n, "k": k}, "U")


def lse(with_hessian):
    n = sympy.symbols("n")
    A, x = tg.Variable("A", i=n, j=n), tg.Variable("x", j=n)
    loss = F.log(F.sum(F.exp(A @ x)))
    gradient = loss.grad(x)
    outputs = {"value": loss, "gradient_x": gradient}
    if with_hessian:
        outputs["hessian"] = gradient.grad(x)
    return Made(outputs, {"A": A, "x": x}, {"n": n}, "x")


def network(order):
    n, c = sympy.symbols("n c")
    variables = {f"W{i}": tg.Variable(f"W{i}", **{f"h{i}": n if i < 10 else c, f"h{i - 1}": n}) for i in range(1, 11)}
    variables["x"], variables["y"] = tg.Variable("x", h0=n), tg.Variable("y", h10=c)
    h = variables["x"]
    for i in range(1, 10):
        h = (F.relu if i % 2 == 1 else F.tanh)(variables[f"W{i}"] @ h)
    z = variables["W10"] @ h
    loss = F.log(F.sum(F.exp(z))) - variables["y"] @ z
    if order == 1:
        outputs = {"value": loss, **{f"gradient_W{i}": loss.grad(variables[f"W{i}"]) for i in range(1, 11)}}
    else:
        outputs = {"hessian": loss.grad(variables["W10"]).grad(variables["W10"])}
    return Made(outputs, variables, {"n": n, "c": c}, "W10")


def chain():
    n = sympy.symbols("n")
    x = tg.Variable("x", n)
    loss = F.sum(F.tanh(x) * F.exp(-1 * x * x) + F.log(1 + x * x))
    return Made({"value": loss}, {"x": x}, {"n": n})


def fed(make, *arguments):
    def build(data, size):
        made = make(*arguments)
        names = list(made.outputs)
        values = {}
        for name, variable in made.variables.items():
            edges = list(variable.edges)
            values[variable] = torch.from_numpy(np.array(data[name])).rename(*edges)
        sizes = {symbol: size[name] for name, symbol in made.sizes.items()}
        program = compiled(made, values, sizes)

        def evaluate():
            found = program(values, sizes)
            found = found if isinstance(found, tuple) else (found,)
            return {name: made.plain(name, tensor) for name, tensor in zip(names, found)}

        return evaluate

    return build


def compiled(made, values, sizes):
    """Through torch.compile, or where that fails by itself."""
    tensors = list(made.outputs.values())
    try:
        program = compile_to_callable(*tensors, torch_compile=True)
        program(values, sizes)
        return program
    except Exception as failure:
        print(f"without torch.compile: {failure}", file=sys.stderr)
        return compile_to_callable(*tensors)


if __name__ == "__main__":
    serve({
        ("logistic", "gradient"): fed(logistic, False),
        ("logistic", "hessian"): fed(logistic, True),
        ("quadratic", "gradient-only"): fed(quadratic, 1),
        ("quadratic", "hessian-only"): fed(quadratic, 2),
        ("factorisation", "gradient"): fed(factorisation, 1),
        ("factorisation", "core"): fed(factorisation, 2),
        ("factorisation", "hessian-only"): fed(factorisation, 2),
        ("masked", "gradient"): fed(factorisation, 1, True),
        ("masked", "core"): fed(factorisation, 2, True),
        ("masked", "hessian-only"): fed(factorisation, 2, True),
        ("network", "gradient"): fed(network, 1),
        ("network", "hessian-only"): fed(network, 2),
        ("lse", "gradient"): fed(lse, False),
        ("lse", "hessian"): fed(lse, True),
        ("chain", "value"): fed(chain),
    })
