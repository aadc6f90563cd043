"""PyTorch: torch.func's grad, hessian, and jvp of grad; with --compile through torch.compile, where only that is timed."""

import sys
import warnings

import numpy as np
import torch
from torch.func import grad, grad_and_value, hessian, jvp

from worker import serve

torch.set_default_dtype(torch.float64)
torch.set_num_threads(2)
warnings.filterwarnings("ignore", message="The given NumPy array is not writable")

COMPILES = "--compile" in sys.argv


def logistic(X, y, w):
    return torch.sum(torch.log(1 + torch.exp(-y * (X @ w))))


def quadratic(A, x):
    return x @ A @ x


def factorisation(T, U, V):
    return torch.sum((T - U @ V.T) ** 2)


def masked(Omega, T, U, V):
    return torch.sum((Omega * (T - U @ V.T)) ** 2)


def network(W1, W2, W3, W4, W5, W6, W7, W8, W9, W10, x, y):
    h = x
    for i, W in enumerate([W1, W2, W3, W4, W5, W6, W7, W8, W9]):
        h = (torch.relu if i % 2 == 0 else torch.tanh)(W @ h)
    z = W10 @ h
    return torch.logsumexp(z, 0) - y @ z


def lse(A, x):
    return torch.logsumexp(A @ x, 0)


def gp(D, y, a, b, c):
    K = a * torch.exp(-b * D) + c * torch.eye(len(y))
    L = torch.linalg.cholesky(K)
    z = torch.linalg.solve_triangular(L, y[:, None], upper=False)
    return 0.5 * torch.sum(z**2) + torch.sum(torch.log(torch.diagonal(L)))


def gaussian(X, mu, S):
    R = X - mu
    return 0.5 * torch.sum(torch.linalg.solve(S, R.T) * R.T) + 0.5 * len(X) * torch.linalg.slogdet(S)[1]


def pairwise(X, c):
    R = X[:, None, :] - X[None, :, :]
    return torch.sum(torch.sqrt(torch.sum(R**2, dim=2) + c))


def chain(x):
    return torch.sum(torch.tanh(x) * torch.exp(-(x**2)) + torch.log1p(x**2))


# ---------------------------------------------------------------- what is computed


def fed(function, by, outputs, extra=()):
    def build(data, size):
        given = function.__code__.co_varnames[:function.__code__.co_argcount]
        positions = tuple(given.index(name) for name in by)
        tensors = [torch.from_numpy(np.asarray(data[name])) for name in (*given, *extra)]
        computed = outputs(function, positions, by)
        if COMPILES:
            torch._dynamo.reset()
            computed = torch.compile(computed, dynamic=False)
        return lambda: computed(*tensors)

    return build


def value(f, positions, by):
    return lambda *arguments: {"value": f(*arguments)}


def value_and_gradient(f, positions, by):
    both = grad_and_value(f, positions)

    def evaluate(*arguments):
        gradients, found = both(*arguments)
        return {"value": found, **{f"gradient_{name}": g for name, g in zip(by, gradients)}}

    return evaluate


def gradient(f, positions, by):
    slope = grad(f, positions)
    return lambda *arguments: {f"gradient_{name}": g for name, g in zip(by, slope(*arguments))}


def square(H):
    size = round(H.numel() ** 0.5)
    return H.reshape(size, size)


def second(f, positions, by):
    bent = hessian(f, positions[0])
    return lambda *arguments: {"hessian": square(bent(*arguments))}


def with_hessian(f, positions, by):
    first, bent = value_and_gradient(f, positions, by), second(f, positions, by)
    return lambda *arguments: {**first(*arguments), **bent(*arguments)}


def newton(f, positions, by):
    slope, bent = grad(f, positions[0]), hessian(f, positions[0])
    return lambda *arguments: {"newton": torch.linalg.solve(bent(*arguments), slope(*arguments))}


def product(f, positions, by):
    slope, at = grad(f, positions[0]), positions[0]

    def evaluate(*arguments):
        *arguments, direction = arguments
        along = lambda x: slope(*arguments[:at], x, *arguments[at + 1:])
        return {"product": jvp(along, (arguments[at],), (direction,))[1]}

    return evaluate


WEIGHTS = tuple(f"W{i}" for i in range(1, 11))

# torch.compile takes what has no second derivative; with one it fails, or compiles for minutes.
FIRST = {
    ("logistic", "gradient"): fed(logistic, ("w",), value_and_gradient),
    ("quadratic", "gradient-only"): fed(quadratic, ("x",), gradient),
    ("factorisation", "gradient"): fed(factorisation, ("U",), value_and_gradient),
    ("masked", "gradient"): fed(masked, ("U",), value_and_gradient),
    ("network", "gradient"): fed(network, WEIGHTS, value_and_gradient),
    ("lse", "gradient"): fed(lse, ("x",), value_and_gradient),
    ("gp", "gradient"): fed(gp, ("a", "b", "c"), value_and_gradient),
    ("gaussian", "gradient"): fed(gaussian, ("mu", "S"), value_and_gradient),
    ("pairwise", "gradient"): fed(pairwise, ("X",), value_and_gradient),
    ("chain", "value"): fed(chain, (), value),
}

SECOND = {
    ("logistic", "hessian"): fed(logistic, ("w",), with_hessian),
    ("logistic", "newton"): fed(logistic, ("w",), newton),
    ("quadratic", "hessian-only"): fed(quadratic, ("x",), second),
    ("factorisation", "core"): fed(factorisation, ("U",), second),
    ("factorisation", "hessian-only"): fed(factorisation, ("U",), second),
    ("masked", "core"): fed(masked, ("U",), second),
    ("masked", "hessian-only"): fed(masked, ("U",), second),
    ("network", "product"): fed(network, ("W1",), product, ("E",)),
    ("network", "hessian-only"): fed(network, ("W10",), second),
    ("lse", "hessian"): fed(lse, ("x",), with_hessian),
    ("pairwise", "product"): fed(pairwise, ("X",), product, ("E",)),
}

if __name__ == "__main__":
    serve(FIRST if COMPILES else {**FIRST, **SECOND})
