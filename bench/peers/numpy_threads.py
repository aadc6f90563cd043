"""The same expert, who also runs two threads by hand, each over its half of the rows, with BLAS single-threaded.

NumPy lets go of the interpreter's lock in its loops and in BLAS. Only where there are rows to share out; started with
OPENBLAS_NUM_THREADS=1.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.linalg import lapack

from numpy_tuned import columns, gaussian_of, gram
from worker import serve

THREADS = 2
pool = ThreadPoolExecutor(THREADS)


def halves(count, step):
    """A range of starts for each thread."""
    middle = (count // 2 + step - 1) // step * step
    return [(0, min(middle, count)), (min(middle, count), count)]


def both(work, parts):
    """The first part is done by whoever calls."""
    second = pool.submit(work, *parts[1])
    first = work(*parts[0])
    return first, second.result()


# ---------------------------------------------------------------- logistic regression


class Logistic:
    def __init__(self, data):
        self.X, self.y, self.w = data["X"], np.array(data["y"]), np.array(data["w"])
        m, n = self.X.shape
        self.minus_y = -self.y
        self.rows = min(1024, m // THREADS)
        self.scaled = [np.empty((self.rows, n)) for _ in range(THREADS)]
        self.parts = [(k, *part) for k, part in enumerate(halves(m, self.rows))]

    def part(self, thread, start, end, with_hessian):
        X, w, minus_y, n = self.X, self.w, self.minus_y, self.X.shape[1]
        value, gradient, H = 0.0, np.zeros(n), np.zeros((n, n)) if with_hessian else None
        for i in range(start, end, self.rows):
            last = min(i + self.rows, end)
            rows, signs = X[i:last], minus_y[i:last]
            t = rows @ w
            t *= signs
            np.exp(t, out=t)
            r = t + 1
            np.divide(t, r, out=r)
            np.log1p(t, out=t)
            value += np.add.reduce(t)
            np.multiply(r, signs, out=t)
            gradient += t @ rows
            if with_hessian:
                np.subtract(1, r, out=t)
                t *= r
                t *= signs
                t *= signs
                np.sqrt(t, out=t)
                scaled = self.scaled[thread][:last - i]
                np.multiply(rows, t[:, None], out=scaled)
                H += gram(scaled)
        return value, gradient, H

    def all(self, with_hessian):
        a, b = both(lambda *part: self.part(*part, with_hessian), self.parts)
        return a[0] + b[0], a[1] + b[1], a[2] + b[2] if with_hessian else None

    def value_and_gradient(self):
        value, gradient, _ = self.all(False)
        return {"value": value, "gradient_w": gradient}

    def with_hessian(self):
        value, gradient, H = self.all(True)
        return {"value": value, "gradient_w": gradient, "hessian": H}

    def newton(self):
        _, gradient, H = self.all(True)
        _, step, failed = lapack.dposv(H.T, gradient, lower=1, overwrite_a=1, overwrite_b=1)
        assert not failed
        return {"newton": step}


# ---------------------------------------------------------------- x'Ax


def quadratic_gradient(data, size):
    A, x = data["A"], np.array(data["x"])
    n = len(x)
    rows = max(16, 2**16 // n)
    own = np.empty(n)

    def part(start, end):
        g = np.zeros(n)
        for i in range(start, end, rows):
            block = A[i:min(i + rows, end)]
            np.dot(block, x, out=own[i:i + len(block)])
            g += x[i:i + len(block)] @ block
        return g

    def evaluate():
        a, b = both(part, halves(n, rows))
        a += b
        a += own
        return {"gradient_x": a}

    return evaluate


def quadratic_hessian(data, size):
    A = data["A"]
    n, b = len(A), 64

    def evaluate():
        H = np.empty((n, n))

        def part(starts):
            for i in starts:
                for j in range(i, n, b):
                    tile = H[i:i + b, j:j + b]
                    np.add(A[i:i + b, j:j + b], A[j:j + b, i:i + b].T, out=tile)
                    if i != j:
                        H[j:j + b, i:i + b] = tile.T

        both(part, [(range(0, n, 2 * b),), (range(b, n, 2 * b),)])
        return {"hessian": H}

    return evaluate


# ---------------------------------------------------------------- factorisation


def masked(data, size):
    M, T, U, V = data["Omega"], data["T"], np.array(data["U"]), np.array(data["V"])
    n, k = U.shape
    rows = max(16, 2**15 // n)
    buffers = [np.empty((rows, n)) for _ in range(THREADS)]
    parts = [(buffer, *part) for buffer, part in zip(buffers, halves(n, rows))]

    def evaluate():
        G = np.empty((n, k))

        def part(buffer, start, end):
            value = 0.0
            for i in range(start, end, rows):
                last = min(i + rows, end)
                m = M[i:last]
                R = buffer[:last - i]
                np.dot(U[i:last], V.T, out=R)
                R -= T[i:last]
                R *= m
                flat = R.reshape(-1)
                value += flat @ flat
                R *= m
                np.dot(R, V, out=G[i:last])
            return value

        a, b = both(part, parts)
        G *= 2
        return {"value": a + b, "gradient_U": G}

    return evaluate


# ---------------------------------------------------------------- Gaussian log-likelihood


def gaussian(data, size):
    X, mu, S = data["X"], np.array(data["mu"]), np.array(data["S"])
    n, d = X.shape
    rows = 2048
    ones = np.ones(rows)

    def part(start, end):
        C, s = np.zeros((d, d)), np.zeros(d)
        for i in range(start, end, rows):
            block = X[i:min(i + rows, end)]
            C += gram(block)
            s += ones[:len(block)] @ block
        return C, s

    def evaluate():
        a, b = both(part, halves(n, rows))
        return gaussian_of(a[0] + b[0], a[1] + b[1], n, mu, S)

    return evaluate


# ---------------------------------------------------------------- pairwise distances

TILE = 256


def shares(n):
    """Half of the pairs of blocks, dealt to the threads in turn."""
    pairs = [(slice(i, i + TILE), slice(j, j + TILE)) for i in range(0, n, TILE) for j in range(i, n, TILE)]
    return [(pairs[k::THREADS],) for k in range(THREADS)]


def pairwise(data, size):
    X, c = np.array(data["X"]), data["c"].item()
    n, d = X.shape

    def evaluate():
        one, norms = np.ones(n), np.einsum("ij,ij->i", X, X)
        left, right, with_one = columns(X, norms + c, one), columns(-2 * X, one, norms), columns(X, one)

        def part(pairs):
            sums, value = np.zeros((n, d + 1)), 0.0
            for i, j in pairs:
                D = left[i] @ right[j].T
                np.sqrt(D, out=D)
                value += (1 if i == j else 2) * D.sum()
                np.divide(1, D, out=D)
                sums[i] += D @ with_one[j]
                if i != j:
                    sums[j] += D.T @ with_one[i]
            return value, sums

        a, b = both(part, shares(n))
        sums = a[1] + b[1]
        return {"value": a[0] + b[0], "gradient_X": 2 * (sums[:, d:] * X - sums[:, :d])}

    return evaluate


def pairwise_product(data, size):
    X, c, E = np.array(data["X"]), data["c"].item(), np.array(data["E"])
    n, d = X.shape

    def evaluate():
        one, norms, inner = np.ones(n), np.einsum("ij,ij->i", X, X), np.einsum("ij,ij->i", X, E)
        left, right = columns(X, norms + c, one), columns(-2 * X, one, norms)
        left_slope, right_slope = columns(X, E, inner, one), columns(-E, -X, one, inner)
        X_one, E_one = columns(X, one), columns(E, one)

        def part(pairs):
            near, far = np.zeros((n, d + 1)), np.zeros((n, d + 1))
            for i, j in pairs:
                D = left[i] @ right[j].T
                S = left_slope[i] @ right_slope[j].T
                S /= D
                np.sqrt(D, out=D)
                np.divide(1, D, out=D)
                S *= D
                near[i] += D @ E_one[j]
                far[i] += S @ X_one[j]
                if i != j:
                    near[j] += D.T @ E_one[i]
                    far[j] += S.T @ X_one[i]
            return near, far

        a, b = both(part, shares(n))
        near, far = a[0] + b[0], a[1] + b[1]
        return {"product": 2 * (near[:, d:] * E - near[:, :d] - far[:, d:] * X + far[:, :d])}

    return evaluate


# ---------------------------------------------------------------- element-wise chain


def chain(data, size):
    x = data["x"]
    n, block = len(x), 2**14
    buffers = [(np.empty(block), np.empty(block)) for _ in range(THREADS)]

    def part(u, t, start, end):
        value = 0.0
        for i in range(start, end, block):
            v = x[i:min(i + block, end)]
            a, b = u[:len(v)], t[:len(v)]
            np.multiply(v, v, out=a)
            np.negative(a, out=b)
            np.exp(b, out=b)
            np.log1p(a, out=a)
            value += np.add.reduce(a)
            np.tanh(v, out=a)
            value += a @ b
        return value

    parts = [(*buffer, *part) for buffer, part in zip(buffers, halves(n, block))]
    return lambda: {"value": sum(both(part, parts))}


if __name__ == "__main__":
    serve({
        ("logistic", "gradient"): lambda data, size: Logistic(data).value_and_gradient,
        ("logistic", "hessian"): lambda data, size: Logistic(data).with_hessian,
        ("logistic", "newton"): lambda data, size: Logistic(data).newton,
        ("quadratic", "gradient-only"): quadratic_gradient,
        ("quadratic", "hessian-only"): quadratic_hessian,
        ("masked", "gradient"): masked,
        ("gaussian", "gradient"): gaussian,
        ("pairwise", "gradient"): pairwise,
        ("pairwise", "product"): pairwise_product,
        ("chain", "value"): chain,
    })
