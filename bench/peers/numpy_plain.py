"""NumPy as people write it: one line of it for one line of the formula."""

import numpy as np

from worker import serve


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


# ---------------------------------------------------------------- logistic regression


def logistic_value(X, y, w):
    return np.sum(np.log(1 + np.exp(-y * (X @ w))))


def logistic_gradient(X, y, w):
    return -(X.T @ (y * sigmoid(-y * (X @ w))))


def logistic_hessian(X, y, w):
    p = sigmoid(y * (X @ w))
    return X.T @ ((y**2 * p * (1 - p))[:, None] * X)


def logistic(data, size):
    X, y, w = data["X"], data["y"], data["w"]
    return lambda: {"value": logistic_value(X, y, w), "gradient_w": logistic_gradient(X, y, w)}


def logistic_with_hessian(data, size):
    X, y, w = data["X"], data["y"], data["w"]
    return lambda: {
        "value": logistic_value(X, y, w),
        "gradient_w": logistic_gradient(X, y, w),
        "hessian": logistic_hessian(X, y, w),
    }


def logistic_newton(data, size):
    X, y, w = data["X"], data["y"], data["w"]
    return lambda: {"newton": np.linalg.solve(logistic_hessian(X, y, w), logistic_gradient(X, y, w))}


# ---------------------------------------------------------------- x'Ax


def quadratic_gradient(data, size):
    A, x = data["A"], data["x"]
    return lambda: {"gradient_x": (A + A.T) @ x}


def quadratic_hessian(data, size):
    A = data["A"]
    return lambda: {"hessian": A + A.T}


# ---------------------------------------------------------------- factorisation


def factorisation(data, size):
    T, U, V = data["T"], data["U"], data["V"]
    return lambda: {"value": np.sum((T - U @ V.T) ** 2), "gradient_U": -2 * (T - U @ V.T) @ V}


def factorisation_core(data, size):
    V = data["V"]
    return lambda: {"core": 2 * V.T @ V}


def factorisation_hessian(data, size):
    V = data["V"]
    n, k = size["n"], size["k"]
    return lambda: {"hessian": np.einsum("ik,lj->ijkl", np.eye(n), 2 * V.T @ V).reshape(n * k, n * k)}


def masked(data, size):
    M, T, U, V = data["Omega"], data["T"], data["U"], data["V"]
    return lambda: {"value": np.sum((M * (T - U @ V.T)) ** 2), "gradient_U": -2 * (M**2 * (T - U @ V.T)) @ V}


def masked_core(data, size):
    M, V = data["Omega"], data["V"]
    return lambda: {"core": 2 * np.einsum("iq,ql,qj->ilj", M**2, V, V, optimize=True)}


def masked_hessian(data, size):
    M, V = data["Omega"], data["V"]
    n, k = size["n"], size["k"]

    def evaluate():
        core = 2 * np.einsum("iq,ql,qj->ijl", M**2, V, V, optimize=True)
        return {"hessian": np.einsum("ijl,ik->ijkl", core, np.eye(n)).reshape(n * k, n * k)}

    return evaluate


# ---------------------------------------------------------------- network


def forward(W, x):
    h = [x]
    for i, A in enumerate(W[:-1]):
        z = A @ h[-1]
        h.append(np.maximum(z, 0) if i % 2 == 0 else np.tanh(z))
    return h, W[-1] @ h[-1]


def slope(i, h):
    return h > 0 if i % 2 == 0 else 1 - h**2


def weights(data):
    return [data[f"W{i}"] for i in range(1, 11)]


def network(data, size):
    W, x, y = weights(data), data["x"], data["y"]

    def evaluate():
        h, z = forward(W, x)
        value = np.log(np.sum(np.exp(z - z.max()))) + z.max() - y @ z
        g = softmax(z) - y
        outputs = {"gradient_W10": np.outer(g, h[9])}
        for i in range(8, -1, -1):
            g = (W[i + 1].T @ g) * slope(i, h[i + 1])
            outputs[f"gradient_W{i + 1}"] = np.outer(g, h[i])
        return {"value": value, **outputs}

    return evaluate


def network_product(data, size):
    W, x, y, E = weights(data), data["x"], data["y"], data["E"]

    def evaluate():
        h, z = forward(W, x)
        p = softmax(z)
        dh = [None, (E @ x) * slope(0, h[1])]
        for i in range(1, 9):
            dh.append((W[i] @ dh[i]) * slope(i, h[i + 1]))
        dz = W[9] @ dh[9]
        g, dg = p - y, p * dz - p * (p @ dz)
        for i in range(8, -1, -1):
            q, dq = W[i + 1].T @ g, W[i + 1].T @ dg
            s = slope(i, h[i + 1])
            g = q * s
            dg = dq * s
            if i % 2 == 1:
                dg = dg - 2 * q * h[i + 1] * dh[i + 1]
        return {"product": np.outer(dg, x)}

    return evaluate


def network_hessian(data, size):
    W, x = weights(data), data["x"]
    n, c = size["n"], size["c"]

    def evaluate():
        h, z = forward(W, x)
        p = softmax(z)
        return {"hessian": np.einsum("ik,j,l->ijkl", np.diag(p) - np.outer(p, p), h[9], h[9]).reshape(c * n, c * n)}

    return evaluate


# ---------------------------------------------------------------- log-sum-exp


def lse_value(A, x):
    z = A @ x
    return np.log(np.sum(np.exp(z - z.max()))) + z.max()


def lse(data, size):
    A, x = data["A"], data["x"]
    return lambda: {"value": lse_value(A, x), "gradient_x": A.T @ softmax(A @ x)}


def lse_hessian(data, size):
    A, x = data["A"], data["x"]

    def evaluate():
        p = softmax(A @ x)
        return {
            "value": lse_value(A, x),
            "gradient_x": A.T @ p,
            "hessian": A.T @ (np.diag(p) - np.outer(p, p)) @ A,
        }

    return evaluate


# ---------------------------------------------------------------- Gaussians


def gp(data, size):
    D, y, a, b, c = data["D"], data["y"], data["a"], data["b"], data["c"]

    def evaluate():
        u = np.exp(-b * D)
        K = a * u + c * np.eye(len(y))
        P = np.linalg.inv(K)
        alpha = P @ y
        G = P - np.outer(alpha, alpha)
        return {
            "value": 0.5 * (y @ alpha + np.linalg.slogdet(K)[1]),
            "gradient_a": 0.5 * np.sum(G * u),
            "gradient_b": -0.5 * a * np.sum(G * u * D),
            "gradient_c": 0.5 * np.trace(G),
        }

    return evaluate


def gaussian(data, size):
    X, mu, S = data["X"], data["mu"], data["S"]

    def evaluate():
        n = len(X)
        R = X - mu
        P = np.linalg.inv(S)
        C = R.T @ R
        return {
            "value": 0.5 * np.trace(P @ C) + 0.5 * n * np.linalg.slogdet(S)[1],
            "gradient_mu": -P @ R.sum(axis=0),
            "gradient_S": 0.5 * (n * P - P @ C @ P),
        }

    return evaluate


# ---------------------------------------------------------------- pairwise distances


def pairwise(data, size):
    X, c = data["X"], data["c"]

    def evaluate():
        R = X[:, None, :] - X[None, :, :]
        D = np.sqrt(np.sum(R**2, axis=2) + c)
        return {"value": np.sum(D), "gradient_X": 2 * np.sum(R / D[:, :, None], axis=1)}

    return evaluate


def pairwise_product(data, size):
    X, c, E = data["X"], data["c"], data["E"]

    def evaluate():
        R = X[:, None, :] - X[None, :, :]
        F = E[:, None, :] - E[None, :, :]
        D = np.sqrt(np.sum(R**2, axis=2) + c)
        s = np.sum(R * F, axis=2)
        return {"product": 2 * np.sum(F / D[:, :, None] - R * (s / D**3)[:, :, None], axis=1)}

    return evaluate


# ---------------------------------------------------------------- element-wise chain


def chain(data, size):
    x = data["x"]
    return lambda: {"value": np.sum(np.tanh(x) * np.exp(-(x**2)) + np.log1p(x**2))}


if __name__ == "__main__":
    serve({
        ("logistic", "gradient"): logistic,
        ("logistic", "hessian"): logistic_with_hessian,
        ("logistic", "newton"): logistic_newton,
        ("quadratic", "gradient-only"): quadratic_gradient,
        ("quadratic", "hessian-only"): quadratic_hessian,
        ("factorisation", "gradient"): factorisation,
        ("factorisation", "core"): factorisation_core,
        ("factorisation", "hessian-only"): factorisation_hessian,
        ("masked", "gradient"): masked,
        ("masked", "core"): masked_core,
        ("masked", "hessian-only"): masked_hessian,
        ("network", "gradient"): network,
        ("network", "product"): network_product,
        ("network", "hessian-only"): network_hessian,
        ("lse", "gradient"): lse,
        ("lse", "hessian"): lse_hessian,
        ("gp", "gradient"): gp,
        ("gaussian", "gradient"): gaussian,
        ("pairwise", "gradient"): pairwise,
        ("pairwise", "product"): pairwise_product,
        ("chain", "value"): chain,
    })
