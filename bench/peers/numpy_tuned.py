"""NumPy and SciPy as an expert tunes them, who derived the formulas by hand.

Subexpressions are shared, temporaries are kept and written in place, symmetric products go to dsyrk, solves to Cholesky,
and where it pays a loop over blocks keeps them in the cache. BLAS has both processors; the rest is one thread, as NumPy is
(`numpy_threads.py` has two).
"""

import numpy as np
from scipy.linalg import blas, lapack

from worker import serve


def gram(X):
    """X'*X: NumPy sees that it is symmetric, and calls dsyrk."""
    return X.T @ X


# ---------------------------------------------------------------- logistic regression


class Logistic:
    ROWS = 8192  # more of them at once go through memory and back

    def __init__(self, data):
        self.X, self.y, self.w = data["X"], np.array(data["y"]), np.array(data["w"])
        m, n = self.X.shape
        self.minus_y = -self.y
        self.square = self.y**2
        self.t, self.r, self.s = np.empty(m), np.empty(m), np.empty(m)
        self.scaled = np.empty((min(m, self.ROWS), n))

    def first(self):
        """The value and the gradient; leaves sigmoid(-y.*z) in r."""
        t, r = self.t, self.r
        np.dot(self.X, self.w, out=t)
        t *= self.minus_y
        np.exp(t, out=t)
        np.add(t, 1, out=r)
        np.divide(t, r, out=r)
        np.log1p(t, out=t)
        value = np.add.reduce(t)
        np.multiply(r, self.minus_y, out=t)
        return value, t @ self.X

    def hessian(self):
        r, s, X = self.r, self.s, self.X
        np.subtract(1, r, out=s)
        s *= r
        s *= self.square
        np.sqrt(s, out=s)
        H = None
        for i in range(0, len(X), self.ROWS):
            rows = X[i:i + self.ROWS]
            scaled = self.scaled[:len(rows)]
            np.multiply(rows, s[i:i + self.ROWS, None], out=scaled)
            part = gram(scaled)
            H = part if H is None else np.add(H, part, out=H)
        return H

    def value_and_gradient(self):
        value, gradient = self.first()
        return {"value": value, "gradient_w": gradient}

    def with_hessian(self):
        value, gradient = self.first()
        return {"value": value, "gradient_w": gradient, "hessian": self.hessian()}

    def newton(self):
        _, gradient = self.first()
        _, step, failed = lapack.dposv(self.hessian().T, gradient, lower=1, overwrite_a=1, overwrite_b=1)
        assert not failed
        return {"newton": step}


# ---------------------------------------------------------------- x'Ax


def quadratic_gradient(data, size):
    A, x = data["A"], np.array(data["x"])
    n = len(x)
    rows = max(16, 2**17 // n)
    own = np.empty(n)

    def evaluate():
        g = np.zeros(n)
        for i in range(0, n, rows):
            block = A[i:i + rows]
            np.dot(block, x, out=own[i:i + rows])
            g += x[i:i + rows] @ block
        g += own
        return {"gradient_x": g}

    return evaluate


def quadratic_hessian(data, size):
    A = data["A"]
    n, b = len(A), 64
    if n <= 1024:
        return lambda: {"hessian": A + A.T}

    def evaluate():
        H = np.empty((n, n))
        for i in range(0, n, b):
            for j in range(i, n, b):
                tile = H[i:i + b, j:j + b]
                np.add(A[i:i + b, j:j + b], A[j:j + b, i:i + b].T, out=tile)
                if i != j:
                    H[j:j + b, i:i + b] = tile.T
        return {"hessian": H}

    return evaluate


# ---------------------------------------------------------------- factorisation


def factorisation(data, size):
    T, U, V = data["T"], np.array(data["U"]), np.array(data["V"])

    def evaluate():
        TV = T @ V
        C = V.T @ V
        flat = T.reshape(-1)
        value = flat @ flat - 2 * np.vdot(U, TV) + np.vdot(U.T @ U, C)
        G = U @ C
        G -= TV
        G *= 2
        return {"value": value, "gradient_U": G}

    return evaluate


def factorisation_core(data, size):
    V = np.array(data["V"])

    def evaluate():
        C = V.T @ V
        C *= 2
        return {"core": C}

    return evaluate


def block_diagonal(n, k):
    """A matrix of zeros with room for n blocks k×k on its diagonal, and these as an array n×k×k."""
    H = np.zeros((n * k, n * k))
    step = H.strides[0]
    return H, np.lib.stride_tricks.as_strided(H, (n, k, k), ((step + 8) * k, step, 8))


def factorisation_hessian(data, size):
    V = np.array(data["V"])

    def evaluate():
        H, blocks = block_diagonal(size["n"], size["k"])
        C = V.T @ V
        C *= 2
        blocks[:] = C
        return {"hessian": H}

    return evaluate


def masked(data, size):
    M, T, U, V = data["Omega"], data["T"], np.array(data["U"]), np.array(data["V"])
    n, k = U.shape
    rows = max(16, 2**16 // n)
    buffer = np.empty((rows, n))

    def evaluate():
        G, value = np.empty((n, k)), 0.0
        for i in range(0, n, rows):
            m = M[i:i + rows]
            R = buffer[:len(m)]
            np.dot(U[i:i + rows], V.T, out=R)
            np.subtract(R, T[i:i + rows], out=R)
            R *= m
            flat = R.reshape(-1)
            value += flat @ flat
            R *= m
            np.dot(R, V, out=G[i:i + rows])
        G *= 2
        return {"value": value, "gradient_U": G}

    return evaluate


def masked_blocks(M, V, squares):
    n, k = V.shape
    left, right = np.triu_indices(k)
    pairs = V[:, left] * V[:, right]
    pairs *= 2
    np.multiply(M, M, out=squares)
    upper = squares @ pairs
    blocks = np.empty((n, k, k))
    blocks[:, left, right] = upper
    blocks[:, right, left] = upper
    return blocks


def masked_core(data, size):
    M, V = data["Omega"], np.array(data["V"])
    squares = np.empty(M.shape)
    return lambda: {"core": masked_blocks(M, V, squares)}


def masked_hessian(data, size):
    M, V = data["Omega"], np.array(data["V"])
    squares = np.empty(M.shape)

    def evaluate():
        H, blocks = block_diagonal(size["n"], size["k"])
        blocks[:] = masked_blocks(M, V, squares)
        return {"hessian": H}

    return evaluate


# ---------------------------------------------------------------- network


class Network:
    """Even layers are rectified, odd ones take tanh; the last is linear."""

    def __init__(self, data):
        self.W = [np.array(data[f"W{i}"]) for i in range(1, 11)]
        self.x, self.y = np.array(data["x"]), np.array(data["y"])
        self.E = np.array(data["E"]) if "E" in data else None
        n = len(self.x)
        self.h = [self.x] + [np.empty(n) for _ in range(9)]
        self.slopes = [np.empty(n) for _ in range(9)]

    def forward(self):
        h = self.h
        for i in range(9):
            np.dot(self.W[i], h[i], out=h[i + 1])
            if i % 2 == 0:
                np.maximum(h[i + 1], 0, out=h[i + 1])
                np.greater(h[i + 1], 0, out=self.slopes[i])
            else:
                np.tanh(h[i + 1], out=h[i + 1])
                np.multiply(h[i + 1], h[i + 1], out=self.slopes[i])
                np.subtract(1, self.slopes[i], out=self.slopes[i])
        z = self.W[9] @ h[9]
        top = z.max()
        p = np.exp(z - top)
        total = p.sum()
        p /= total
        return top + np.log(total) - self.y @ z, p

    def gradients(self):
        value, g = self.forward()
        g -= self.y
        outputs = {"value": value, "gradient_W10": np.outer(g, self.h[9])}
        for i in range(8, -1, -1):
            g = g @ self.W[i + 1]
            g *= self.slopes[i]
            outputs[f"gradient_W{i + 1}"] = np.outer(g, self.h[i])
        return outputs

    def product(self):
        _, p = self.forward()
        d = self.E @ self.x
        d *= self.slopes[0]
        directions = [d]
        for i in range(1, 9):
            d = self.W[i] @ d
            d *= self.slopes[i]
            directions.append(d)
        dz = self.W[9] @ d
        both = np.stack([p - self.y, p * (dz - p @ dz)])
        for i in range(8, -1, -1):
            both = both @ self.W[i + 1]
            if i % 2 == 1:
                bend = both[0] * self.h[i + 1]
                bend *= -2 * directions[i]
                both *= self.slopes[i]
                both[1] += bend
            else:
                both *= self.slopes[i]
        return {"product": np.outer(both[1], self.x)}

    def last_hessian(self):
        _, p = self.forward()
        h = self.h[9]
        c, n = len(p), len(h)
        M = -np.outer(p, p)
        M.flat[::c + 1] += p
        H = np.empty((c, n, c, n))
        rows = max(1, 2**15 // n)
        for j in range(0, n, rows):
            square = np.outer(h[j:j + rows], h)
            for i in range(c):
                for k in range(c):
                    np.multiply(square, M[i, k], out=H[i, j:j + rows, k])
        return {"hessian": H.reshape(c * n, c * n)}


# ---------------------------------------------------------------- log-sum-exp


def lse_first(A, x):
    z = A @ x
    top = z.max()
    z -= top
    np.exp(z, out=z)
    total = z.sum()
    z /= total
    return top + np.log(total), z, z @ A


def lse(data, size):
    A, x = data["A"], np.array(data["x"])

    def evaluate():
        value, _, g = lse_first(A, x)
        return {"value": value, "gradient_x": g}

    return evaluate


def lse_hessian(data, size):
    A, x = data["A"], np.array(data["x"])
    scaled = np.empty(A.shape)

    def evaluate():
        value, p, g = lse_first(A, x)
        np.multiply(A, np.sqrt(p)[:, None], out=scaled)
        H = gram(scaled)
        H -= np.outer(g, g)
        return {"value": value, "gradient_x": g, "hessian": H}

    return evaluate


# ---------------------------------------------------------------- Gaussians


def gp(data, size):
    D, y = data["D"], np.array(data["y"])
    a, b, c = (data[name].item() for name in "abc")
    n, block = len(y), 256
    kernel, K = np.empty((n, n)), np.empty((n, n))

    def evaluate():
        # The lower half, as rows lie, which is the upper one in LAPACK's order.
        for i in range(0, n, block):
            rows = slice(i, i + block), slice(0, i + block)
            np.multiply(D[rows], -b, out=kernel[rows])
            np.exp(kernel[rows], out=kernel[rows])
            np.multiply(kernel[rows], a, out=K[rows])
            kernel[rows] *= D[rows]
        K.flat[::n + 1] += c
        factor, _ = lapack.dpotrf(K.T, lower=0, clean=0, overwrite_a=1)
        logdet = 2 * np.log(factor.diagonal()).sum()
        alpha, _ = lapack.dpotrs(factor, y, lower=0)
        P, _ = lapack.dpotri(factor, lower=0, overwrite_c=1)
        P = P.T
        trace = P.trace()
        fit, square = alpha @ y, alpha @ alpha
        # tr(P*K) is n, and K is a*u + c*I: so the sum by a needs no pass of its own.
        by_a = (n - c * trace) / a - (fit - c * square) / a
        inner = 0.0
        for i in range(0, n, block):
            if i:
                inner += 2 * np.einsum("ij,ij", P[i:i + block, :i], kernel[i:i + block, :i])
            square_block = P[i:i + block, i:i + block] * kernel[i:i + block, i:i + block]
            inner += 2 * np.tril(square_block, -1).sum() + square_block.trace()
        inner -= alpha @ blas.dsymv(1.0, kernel.T, alpha, lower=0)
        return {
            "value": 0.5 * (fit + logdet),
            "gradient_a": 0.5 * by_a,
            "gradient_b": -0.5 * a * inner,
            "gradient_c": 0.5 * (trace - square),
        }

    return evaluate


def gaussian_of(C, s, n, mu, S):
    """By the squares and the sums of the n rows of data; C is overwritten."""
    C -= np.outer(s, mu)
    C -= np.outer(mu, s)
    C += np.outer(n * mu, mu)
    factor, _ = lapack.dpotrf(S, lower=1)
    P, _ = lapack.dpotri(factor, lower=1)
    P = np.tril(P) + np.tril(P, -1).T
    PC = P @ C
    return {
        "value": 0.5 * PC.trace() + n * np.log(factor.diagonal()).sum(),
        "gradient_mu": P @ (n * mu - s),
        "gradient_S": 0.5 * (n * P - PC @ P),
    }


def gaussian(data, size):
    X, mu, S = data["X"], np.array(data["mu"]), np.array(data["S"])
    n = len(X)
    ones = np.ones(n)

    def evaluate():
        return gaussian_of(gram(X), ones @ X, n, mu, S)

    return evaluate


# ---------------------------------------------------------------- pairwise distances

TILE = 256


def tiles(n):
    """Half of the pairs of blocks, each with how often its sum counts."""
    for i in range(0, n, TILE):
        for j in range(i, n, TILE):
            yield slice(i, i + TILE), slice(j, j + TILE), 1 if i == j else 2


def columns(*parts):
    return np.ascontiguousarray(np.column_stack(parts))


def pairwise(data, size):
    X, c = np.array(data["X"]), data["c"].item()
    n, d = X.shape
    buffer = np.empty((TILE, TILE))

    def evaluate():
        one, norms = np.ones(n), np.einsum("ij,ij->i", X, X)
        left, right = columns(X, norms + c, one), columns(-2 * X, one, norms)
        with_one = columns(X, one)
        sums, value = np.zeros((n, d + 1)), 0.0
        for i, j, times in tiles(n):
            a, b = left[i], right[j]
            D = buffer[:len(a), :len(b)]
            np.dot(a, b.T, out=D) if D.flags.c_contiguous else np.copyto(D, a @ b.T)
            np.sqrt(D, out=D)
            value += times * D.sum()
            np.divide(1, D, out=D)
            sums[i] += D @ with_one[j]
            if times == 2:
                sums[j] += D.T @ with_one[i]
        return {"value": value, "gradient_X": 2 * (sums[:, d:] * X - sums[:, :d])}

    return evaluate


def pairwise_product(data, size):
    X, c, E = np.array(data["X"]), data["c"].item(), np.array(data["E"])
    n, d = X.shape

    def evaluate():
        one, norms, inner = np.ones(n), np.einsum("ij,ij->i", X, X), np.einsum("ij,ij->i", X, E)
        left, right = columns(X, norms + c, one), columns(-2 * X, one, norms)
        left_slope, right_slope = columns(X, E, inner, one), columns(-E, -X, one, inner)
        X_one, E_one = columns(X, one), columns(E, one)
        near, far = np.zeros((n, d + 1)), np.zeros((n, d + 1))
        for i, j, times in tiles(n):
            D = left[i] @ right[j].T
            S = left_slope[i] @ right_slope[j].T
            S /= D
            np.sqrt(D, out=D)
            np.divide(1, D, out=D)
            S *= D
            near[i] += D @ E_one[j]
            far[i] += S @ X_one[j]
            if times == 2:
                near[j] += D.T @ E_one[i]
                far[j] += S.T @ X_one[i]
        return {"product": 2 * (near[:, d:] * E - near[:, :d] - far[:, d:] * X + far[:, :d])}

    return evaluate


# ---------------------------------------------------------------- element-wise chain


def chain(data, size):
    x = data["x"]
    n, block = len(x), 2**14
    u, t = np.empty(min(n, block)), np.empty(min(n, block))

    def evaluate():
        value = 0.0
        for i in range(0, n, block):
            v = x[i:i + block]
            a, b = u[:len(v)], t[:len(v)]
            np.multiply(v, v, out=a)
            np.negative(a, out=b)
            np.exp(b, out=b)
            np.log1p(a, out=a)
            value += np.add.reduce(a)
            np.tanh(v, out=a)
            value += a @ b
        return {"value": value}

    return evaluate


BUILDERS = {
    ("logistic", "gradient"): lambda data, size: Logistic(data).value_and_gradient,
    ("logistic", "hessian"): lambda data, size: Logistic(data).with_hessian,
    ("logistic", "newton"): lambda data, size: Logistic(data).newton,
    ("quadratic", "gradient-only"): quadratic_gradient,
    ("quadratic", "hessian-only"): quadratic_hessian,
    ("factorisation", "gradient"): factorisation,
    ("factorisation", "core"): factorisation_core,
    ("factorisation", "hessian-only"): factorisation_hessian,
    ("masked", "gradient"): masked,
    ("masked", "core"): masked_core,
    ("masked", "hessian-only"): masked_hessian,
    ("network", "gradient"): lambda data, size: Network(data).gradients,
    ("network", "product"): lambda data, size: Network(data).product,
    ("network", "hessian-only"): lambda data, size: Network(data).last_hessian,
    ("lse", "gradient"): lse,
    ("lse", "hessian"): lse_hessian,
    ("gp", "gradient"): gp,
    ("gaussian", "gradient"): gaussian,
    ("pairwise", "gradient"): pairwise,
    ("pairwise", "product"): pairwise_product,
    ("chain", "value"): chain,
}

if __name__ == "__main__":
    serve(BUILDERS)
