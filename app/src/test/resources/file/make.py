"""Writes the files beside it that NumPy and SciPy are to have written: python3 make.py, with both installed."""

import os

import numpy as np
import scipy.io
import scipy.sparse

os.chdir(os.path.dirname(os.path.abspath(__file__)))

# What each file holds: entry (i, j) of a 3×4 matrix is 4 i + j - 3 where the type has a sign, else 4 i + j; of a vector, i + 0.5.
MATRIX = np.arange(12.0).reshape(3, 4)
VECTOR = np.arange(5) + 0.5

for code in ("<f8", ">f8", "<f4", ">f4", "<f2", "<i1", "<i2", ">i2", "<i4", "<i8", ">i8"):
    name = code.replace("<", "le_").replace(">", "be_")
    np.save(f"{name}.npy", (MATRIX - 3).astype(code))
for code in ("<u1", "<u2", ">u2", "<u4", "<u8", ">u8"):
    name = code.replace("<", "le_").replace(">", "be_")
    np.save(f"{name}.npy", MATRIX.astype(code))
np.save("bool.npy", MATRIX % 2 == 1)
np.save("fortran.npy", np.asfortranarray(MATRIX - 3))
np.save("vector.npy", VECTOR)
np.save("scalar.npy", np.float64(2.5))
np.save("huge_unsigned.npy", np.array([2**64 - 1, 2**63 + 1025], dtype="<u8"))
np.save("complex.npy", MATRIX.astype(complex))
np.save("text.npy", np.array(["a", "b"]))
np.save("object.npy", np.array([1, None], dtype=object), allow_pickle=True)
np.save("fields.npy", np.zeros(2, dtype=[("a", "<f8"), ("b", "<i4")]))
np.save("cube.npy", np.zeros((2, 3, 4)))
with open("version2.npy", "wb") as file:
    np.lib.format.write_array(file, MATRIX - 3, version=(2, 0))
with open("version3.npy", "wb") as file:
    np.lib.format.write_array(file, MATRIX - 3, version=(3, 0))
np.savez("plain.npz", X=MATRIX - 3, y=VECTOR, text=np.array(["a"]))
np.savez_compressed("packed.npz", X=np.asfortranarray(MATRIX - 3), y=VECTOR)
np.savetxt("spaces.txt", MATRIX - 3)
np.savetxt("commas.csv", MATRIX - 3, delimiter=",", header="a comment")
scipy.io.mmwrite("dense.mtx", MATRIX - 3)
scipy.io.mmwrite("sparse.mtx", scipy.sparse.coo_array(MATRIX - 3))
SYMMETRIC = MATRIX[:, :3] + MATRIX[:, :3].T
scipy.io.mmwrite("symmetric.mtx", scipy.sparse.coo_array(SYMMETRIC), symmetry="symmetric")
scipy.io.mmwrite("symmetric_dense.mtx", SYMMETRIC, symmetry="symmetric")
scipy.io.mmwrite("skew.mtx", scipy.sparse.coo_array(MATRIX[:, :3] - MATRIX[:, :3].T), symmetry="skew-symmetric")
scipy.io.mmwrite("integer.mtx", scipy.sparse.coo_array((MATRIX - 3).astype(int)))
