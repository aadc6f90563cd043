"""Whether two peers computed the same."""

import os

import numpy as np

# Relative to the largest entry. Where the problem is well conditioned all peers agree to 1e-12 or so; the Gaussian
# process's inverse loses some digits to its condition number.
TOLERANCE = 1e-8


def read(folder, outputs):
    """What a peer left there; a name such as `hessian_w` of ours is `hessian` to all."""
    kinds = ("hessian", "core", "newton", "product")
    found = {}
    for output in outputs:
        kind = output.split("_")[0]
        found[kind if kind in kinds else output] = np.load(os.path.join(folder, output + ".npy"))
    return found


def by_rows(hessian, shape):
    """A Hessian that acts on the columns of the variable, one after the other, as one that acts on its rows."""
    rows, cols = shape
    if cols == 1:
        return hessian
    n = rows * cols
    return hessian.reshape(cols, rows, cols, rows).transpose(1, 0, 3, 2).reshape(n, n)


def difference(found, reference):
    """The relative difference of each output that both have, and of a core with a Hessian."""
    differences = {}
    for name, wanted in reference.items():
        if name in found:
            differences[name] = relative(found[name], wanted)
    if "core" in reference and "hessian" in found:
        differences["core"] = relative(diagonal_blocks(found["hessian"], reference["core"]), reference["core"])
    return differences


def diagonal_blocks(hessian, core):
    """What a core of this shape would be: all blocks of the diagonal, or the first where all are one."""
    k = core.shape[-1]
    rows = len(hessian) // len(core)
    each = core.ndim == 3 or (core.ndim == 2 and k == rows**2)  # all blocks, perhaps one to a row
    k = rows if each else k
    n = len(hessian) // k
    blocks = np.einsum("ijil->ijl", hessian.reshape(n, k, n, k))
    if each:
        return blocks
    return blocks[0] if np.ptp(blocks, axis=0).max() <= TOLERANCE * np.abs(core).max() else blocks


def relative(found, wanted):
    found, wanted = np.asarray(found).ravel(), np.asarray(wanted).ravel()
    if found.shape != wanted.shape:
        return float("inf")
    scale = np.abs(wanted).max()
    if not np.isfinite(scale) or not np.isfinite(found).all():
        return float("inf")
    return float(np.abs(found - wanted).max() / scale) if scale else float(np.abs(found).max())
