"""JAX: float64, compiled; derivatives by jax.grad, jax.hessian and jvp of grad, or with --by-hand from the formulas.

A problem is its function, written as people write it, and the positions of the variables; the rest is automatic.
"""

import sys

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp

from worker import serve

relu, tanh = jax.nn.relu, jnp.tanh


def logistic(X, y, w):
    return jnp.sum(jnp.log(1 + jnp.exp(-y * (X @ w))))


def quadratic(A, x):
    return x @ A @ x


def factorisation(T, U, V):
    return jnp.sum((T - U @ V.T) ** 2)


def masked(Omega, T, U, V):
    return jnp.sum((Omega * (T - U @ V.T)) ** 2)


def network(W1, W2, W3, W4, W5, W6, W7, W8, W9, W10, x, y):
    h = x
    for i, W in enumerate([W1, W2, W3, W4, W5, W6, W7, W8, W9]):
        h = (relu if i % 2 == 0 else tanh)(W @ h)
    z = W10 @ h
    return jax.nn.logsumexp(z) - y @ z


def lse(A, x):
    return jax.nn.logsumexp(A @ x)


def gp(D, y, a, b, c):
    K = a * jnp.exp(-b * D) + c * jnp.eye(len(y))
    L = jnp.linalg.cholesky(K)
    z = jax.scipy.linalg.solve_triangular(L, y, lower=True)
    return 0.5 * (z @ z) + jnp.sum(jnp.log(jnp.diag(L)))


def gaussian(X, mu, S):
    R = X - mu
    return 0.5 * jnp.sum(jnp.linalg.solve(S, R.T) * R.T) + 0.5 * len(X) * jnp.linalg.slogdet(S)[1]


def pairwise(X, c):
    R = X[:, None, :] - X[None, :, :]
    return jnp.sum(jnp.sqrt(jnp.sum(R**2, axis=2) + c))


def chain(x):
    return jnp.sum(jnp.tanh(x) * jnp.exp(-(x**2)) + jnp.log1p(x**2))


# ---------------------------------------------------------------- what is computed


def names(function):
    return function.__code__.co_varnames[:function.__code__.co_argcount]


def fed(function, by, outputs, extra=()):
    """A builder: `outputs` takes the function and the positions of the variables, and gives a function to compile."""

    def build(data, size):
        given = names(function)
        positions = tuple(given.index(name) for name in by)
        arrays = [jnp.asarray(data[name]) for name in (*given, *extra)]
        compiled = jax.jit(outputs(lambda *arguments: function(*arguments), positions, by))
        return lambda: jax.block_until_ready(compiled(*arrays))

    return build


def value(f, positions, by):
    return lambda *arguments: {"value": f(*arguments)}


def value_and_gradient(f, positions, by):
    both = jax.value_and_grad(f, positions)

    def evaluate(*arguments):
        found, gradients = both(*arguments)
        return {"value": found, **{f"gradient_{name}": g for name, g in zip(by, gradients)}}

    return evaluate


def gradient(f, positions, by):
    grad = jax.grad(f, positions)
    return lambda *arguments: {f"gradient_{name}": g for name, g in zip(by, grad(*arguments))}


def square(H):
    size = round(H.size**0.5)
    return H.reshape(size, size)


def hessian(f, positions, by):
    second = jax.hessian(f, positions[0])
    return lambda *arguments: {"hessian": square(second(*arguments))}


def with_hessian(f, positions, by):
    first, second = value_and_gradient(f, positions, by), hessian(f, positions, by)
    return lambda *arguments: {**first(*arguments), **second(*arguments)}


def newton(f, positions, by):
    grad, second = jax.grad(f, positions[0]), jax.hessian(f, positions[0])
    return lambda *arguments: {"newton": jax.scipy.linalg.solve(second(*arguments), grad(*arguments), assume_a="pos")}


def product(f, positions, by):
    grad = jax.grad(f, positions[0])

    def evaluate(*arguments):
        *arguments, direction = arguments
        along = lambda x: grad(*arguments[:positions[0]], x, *arguments[positions[0] + 1:])
        return {"product": jax.jvp(along, (arguments[positions[0]],), (direction,))[1]}

    return evaluate


WEIGHTS = tuple(f"W{i}" for i in range(1, 11))

AUTOMATIC = {
    ("logistic", "gradient"): fed(logistic, ("w",), value_and_gradient),
    ("logistic", "hessian"): fed(logistic, ("w",), with_hessian),
    ("logistic", "newton"): fed(logistic, ("w",), newton),
    ("quadratic", "gradient-only"): fed(quadratic, ("x",), gradient),
    ("quadratic", "hessian-only"): fed(quadratic, ("x",), hessian),
    ("factorisation", "gradient"): fed(factorisation, ("U",), value_and_gradient),
    ("factorisation", "core"): fed(factorisation, ("U",), hessian),
    ("factorisation", "hessian-only"): fed(factorisation, ("U",), hessian),
    ("masked", "gradient"): fed(masked, ("U",), value_and_gradient),
    ("masked", "core"): fed(masked, ("U",), hessian),
    ("masked", "hessian-only"): fed(masked, ("U",), hessian),
    ("network", "gradient"): fed(network, WEIGHTS, value_and_gradient),
    ("network", "product"): fed(network, ("W1",), product, ("E",)),
    ("network", "hessian-only"): fed(network, ("W10",), hessian),
    ("lse", "gradient"): fed(lse, ("x",), value_and_gradient),
    ("lse", "hessian"): fed(lse, ("x",), with_hessian),
    ("gp", "gradient"): fed(gp, ("a", "b", "c"), value_and_gradient),
    ("gaussian", "gradient"): fed(gaussian, ("mu", "S"), value_and_gradient),
    ("pairwise", "gradient"): fed(pairwise, ("X",), value_and_gradient),
    ("pairwise", "product"): fed(pairwise, ("X",), product, ("E",)),
    ("chain", "value"): fed(chain, (), value),
}


# ---------------------------------------------------------------- by hand


def logistic_hessian(X, y, w):
    t = y * (X @ w)
    p = jax.nn.sigmoid(-t)
    return {
        "value": jnp.sum(jax.nn.softplus(-t)),
        "gradient_w": -(X.T @ (y * p)),
        "hessian": X.T @ ((y**2 * p * (1 - p))[:, None] * X),
    }


def logistic_gradient(X, y, w):
    t = y * (X @ w)
    return {"value": jnp.sum(jax.nn.softplus(-t)), "gradient_w": -(X.T @ (y * jax.nn.sigmoid(-t)))}


def logistic_newton(X, y, w):
    found = logistic_hessian(X, y, w)
    return {"newton": jax.scipy.linalg.solve(found["hessian"], found["gradient_w"], assume_a="pos")}


def lse_hessian(A, x):
    z = A @ x
    p = jax.nn.softmax(z)
    g = A.T @ p
    return {"value": jax.nn.logsumexp(z), "gradient_x": g, "hessian": A.T @ (p[:, None] * A) - jnp.outer(g, g)}


def gp_gradient(D, y, a, b, c):
    u = jnp.exp(-b * D)
    L = jnp.linalg.cholesky(a * u + c * jnp.eye(len(y)))
    P = jax.scipy.linalg.cho_solve((L, True), jnp.eye(len(y)))
    alpha = P @ y
    G = P - jnp.outer(alpha, alpha)
    return {
        "value": 0.5 * (y @ alpha) + jnp.sum(jnp.log(jnp.diag(L))),
        "gradient_a": 0.5 * jnp.sum(G * u),
        "gradient_b": -0.5 * a * jnp.sum(G * u * D),
        "gradient_c": 0.5 * jnp.trace(G),
    }


def gaussian_gradient(X, mu, S):
    n = len(X)
    R = X - mu
    C = R.T @ R
    L = jnp.linalg.cholesky(S)
    P = jax.scipy.linalg.cho_solve((L, True), jnp.eye(len(mu)))
    return {
        "value": 0.5 * jnp.sum(P * C) + n * jnp.sum(jnp.log(jnp.diag(L))),
        "gradient_mu": -P @ jnp.sum(R, axis=0),
        "gradient_S": 0.5 * (n * P - P @ C @ P),
    }


def quadratic_gradient(A, x):
    return {"gradient_x": A @ x + x @ A}


def quadratic_hessian(A):
    return {"hessian": A + A.T}


def factorisation_core(V):
    return {"core": 2 * V.T @ V}


def factorisation_hessian(U, V):
    n = len(U)
    return {"hessian": square(jnp.einsum("ik,lj->ijkl", jnp.eye(n), 2 * V.T @ V))}


def masked_core(Omega, V):
    return {"core": 2 * jnp.einsum("iq,ql,qj->ilj", Omega**2, V, V)}


def masked_hessian(Omega, V):
    return {"hessian": square(jnp.einsum("ijl,ik->ijkl", masked_core(Omega, V)["core"], jnp.eye(len(Omega))))}


def network_hessian(W1, W2, W3, W4, W5, W6, W7, W8, W9, W10, x, y):
    h = x
    for i, W in enumerate([W1, W2, W3, W4, W5, W6, W7, W8, W9]):
        h = (relu if i % 2 == 0 else tanh)(W @ h)
    p = jax.nn.softmax(W10 @ h)
    return {"hessian": square(jnp.einsum("ik,j,l->ijkl", jnp.diag(p) - jnp.outer(p, p), h, h))}


def pairwise_gradient(X, c):
    norms = jnp.sum(X**2, axis=1)
    D = jnp.sqrt(norms[:, None] + norms[None, :] - 2 * X @ X.T + c)
    W = 1 / D
    return {"value": jnp.sum(D), "gradient_X": 2 * (jnp.sum(W, axis=1)[:, None] * X - W @ X)}


def hand(function):
    def build(data, size):
        arrays = [jnp.asarray(data[name]) for name in names(function)]
        compiled = jax.jit(lambda *arguments: function(*arguments))
        return lambda: jax.block_until_ready(compiled(*arrays))

    return build


BY_HAND = {
    ("logistic", "gradient"): hand(logistic_gradient),
    ("logistic", "hessian"): hand(logistic_hessian),
    ("logistic", "newton"): hand(logistic_newton),
    ("quadratic", "gradient-only"): hand(quadratic_gradient),
    ("quadratic", "hessian-only"): hand(quadratic_hessian),
    ("factorisation", "core"): hand(factorisation_core),
    ("factorisation", "hessian-only"): hand(factorisation_hessian),
    ("masked", "core"): hand(masked_core),
    ("masked", "hessian-only"): hand(masked_hessian),
    ("network", "hessian-only"): hand(network_hessian),
    ("lse", "hessian"): hand(lse_hessian),
    ("gp", "gradient"): hand(gp_gradient),
    ("gaussian", "gradient"): hand(gaussian_gradient),
    ("pairwise", "gradient"): hand(pairwise_gradient),
}

if __name__ == "__main__":
    serve(BY_HAND if "--by-hand" in sys.argv else AUTOMATIC, first=jax.clear_caches)
