"""The rows' data: drawn from a seed, written once as .npy, read by every peer."""

import hashlib
import json
import os

import numpy as np

SEED = 20261124


def normal(random, *shape):
    return random.standard_normal(shape)


def signs(random, m):
    return np.where(random.random(m) < 0.5, -1.0, 1.0)


def weights(random, n):
    """So small that a product with a row of normal entries is of order 1."""
    return random.standard_normal(n) / np.sqrt(n)


def layer(random, rows, cols):
    """Neither growing nor fading through rectified layers."""
    return random.standard_normal((rows, cols)) * np.sqrt(2 / cols)


def mask(random, *shape):
    return np.where(random.random(shape) < 0.3, 1.0, 0.0)


def onehot(random, classes):
    y = np.zeros(classes)
    y[random.integers(classes)] = 1
    return y


def covariance(random, d):
    B = random.standard_normal((d, d))
    return B @ B.T / d + np.eye(d)


def squared_distances(random, n, d):
    X = 4 * random.random((n, d))
    square = np.sum(X**2, axis=1)
    D = np.maximum(square[:, None] + square[None, :] - 2 * X @ X.T, 0)
    D = (D + D.T) / 2
    np.fill_diagonal(D, 0)
    return D


DRAWN = {
    "normal": normal, "signs": signs, "weights": weights, "layer": layer, "mask": mask, "onehot": onehot,
    "covariance": covariance, "squared-distances": squared_distances,
}


def draw(random, recipe, size):
    """`normal m n` of a size, or `scalar 0.5`."""
    kind, *words = recipe.split()
    if kind == "scalar":
        return np.array(float(words[0]))
    return DRAWN[kind](random, *(size[word] if word in size else int(word) for word in words))


def written(folder, problem, size):
    """The files of a problem's data, by name; those of an earlier run, drawn the same way, are used again."""
    recipes = problem["data"]
    drawn = json.dumps([SEED, recipes, size], sort_keys=True)
    key = hashlib.sha256(drawn.encode()).hexdigest()[:12]
    place = os.path.join(folder, f"{problem['id']}-{'x'.join(map(str, size.values()))}-{key}")
    files = {name: os.path.join(place, name + ".npy") for name in recipes}
    if os.path.exists(os.path.join(place, "complete")):
        return files
    os.makedirs(place, exist_ok=True)
    random = np.random.default_rng([SEED, *size.values()])
    for name, recipe in recipes.items():
        with open(files[name], "wb") as file:
            np.save(file, np.ascontiguousarray(draw(random, recipe, size)))
            file.flush()
            os.fsync(file.fileno())  # else it is written back while the peers are timed
    open(os.path.join(place, "complete"), "w").close()
    return files
