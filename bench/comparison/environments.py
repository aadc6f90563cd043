"""Where the peers' libraries live: virtual environments below bench/target, made when they are missing."""

import os
import subprocess
import sys

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MADE = os.path.join(BENCH, "target")

# An environment, what it must import, and what is installed where it does not.
PACKAGES = {
    "venv": ("numpy, scipy, jax, matplotlib", ["numpy", "scipy", "jax", "matplotlib"]),
    "venv-torch": ("numpy, torch", ["numpy", "torch>=2.15"]),
    "venv-tensorgrad": ("numpy, torch, tensorgrad", ["numpy", "setuptools", "torch==2.9.1", "tensorgrad==0.3.0"]),
}


def python(environment):
    """The interpreter of an environment, which is made ready first."""
    modules, packages = PACKAGES[environment]
    folder = os.path.join(MADE, environment)
    executable = os.path.join(folder, "bin", "python3")
    if not os.path.exists(executable):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    check = [executable, "-c", f"import {modules}"]
    if subprocess.run(check, capture_output=True).returncode != 0:
        print(f"bench: installing {' '.join(packages)} …", file=sys.stderr, flush=True)
        subprocess.run([executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages],
                       check=True, stdout=sys.stderr)
        subprocess.run(check, check=True)
    return executable


def versions(environment, names):
    """What is installed there, by name."""
    code = "import importlib.metadata as m, sys; print(*[m.version(name) for name in sys.argv[1:]])"
    found = subprocess.run([python(environment), "-c", code, *names], capture_output=True, text=True, check=True)
    return dict(zip(names, found.stdout.split()))
