"""What `tracetrick eval` does, by JAX in a process of its own: data read, compiled, evaluated, written.

    jax_cold.py X.npy y.npy w.npy result.npz
"""

import sys

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp
import numpy as np


def loss(w, X, y):
    return jnp.sum(jnp.log(1 + jnp.exp(-y * (X @ w))))


X, y, w = (np.load(file) for file in sys.argv[1:4])
value, gradient = jax.jit(jax.value_and_grad(loss))(w, X, y)
np.savez(sys.argv[4], value=value, gradient_w=gradient)
