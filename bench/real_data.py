"""Ridge and logistic regression on public data: `./tracetrick eval` beside NumPy and SciPy; prints Markdown.

Called by `bench/real-data` with a folder for files. Each problem is evaluated at a point that is not the minimum, and compared
with the formulas by hand; then Newton's method runs through the command line alone, from zero, to where SciPy finds the minimum.
"""

import os
import subprocess
import sys

import numpy as np
import scipy.linalg
import scipy.optimize
import sklearn
from scipy.special import expit
from sklearn.datasets import load_breast_cancer, load_diabetes

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.abspath(sys.argv[1])

# Both sides round, in another order; the minimum is known as well as SciPy's stopping rule lets it be.
TOLERANCE = 1e-10
TOLERANCE_OF_MINIMUM = 1e-7
MOST_STEPS = 30

RIDGE = "norm2(X*w - y)^2 + c*norm2(w)^2"
LOGISTIC = "sum(log1p(exp(-y.*(X*w)))) + c*norm2(w)^2"


def evaluated(expr, data, w):
    """Value, gradient and Newton step at w, by the command line, through files."""
    np.save(os.path.join(FOLDER, "w.npy"), w)
    command = [os.path.join(ROOT, "tracetrick"), "eval", expr, "--wrt", "w", "--newton", "--out", "result.npz", "--data", "w=w.npy"]
    for given in data:
        command += ["--data", given]
    run = subprocess.run(command, cwd=FOLDER, stdout=subprocess.PIPE, text=True, check=True)
    with np.load(os.path.join(FOLDER, "result.npz")) as arrays:
        return float(arrays["value"]), arrays["gradient_w"], arrays["newton_w"], run.stdout


def difference(ours, theirs):
    return float(np.max(np.abs(np.asarray(ours) - theirs)) / np.max(np.abs(theirs)))


def ridge_by_hand(X, y, c, w):
    r = X @ w - y
    gradient = 2 * X.T @ r + 2 * c * w
    hessian = 2 * X.T @ X + 2 * c * np.eye(len(w))
    return r @ r + c * w @ w, gradient, scipy.linalg.solve(hessian, gradient, assume_a="pos")


def logistic_by_hand(X, y, c, w):
    z = -y * (X @ w)
    p = expit(z)
    gradient = -X.T @ (y * p) + 2 * c * w
    hessian = (X.T * (p * (1 - p))) @ X + 2 * c * np.eye(len(w))
    value = np.sum(np.logaddexp(0, z)) + c * w @ w
    return value, gradient, scipy.linalg.solve(hessian, gradient, assume_a="pos")


def newton(expr, data, n):
    """Newton's method from zero; how many steps it took, and where it went."""
    w = np.zeros(n)
    for steps in range(MOST_STEPS):
        _, gradient, step, _ = evaluated(expr, data, w)
        if np.linalg.norm(step) <= 1e-12 * (1 + np.linalg.norm(w)):
            return steps, w, np.linalg.norm(gradient)
        w = w - step
    return MOST_STEPS, w, np.linalg.norm(gradient)


def check(name, expr, data, X, y, c, by_hand, minimum):
    """Rows of the table, and whether all differences are small."""
    w = np.random.default_rng(7).standard_normal(X.shape[1]) / 10
    value, gradient, step, shown = evaluated(expr, data, w)
    exact = by_hand(X, y, c, w)
    steps, found, norm = newton(expr, data, X.shape[1])
    rows = [
        ("value", difference(value, exact[0]), TOLERANCE),
        ("gradient", difference(gradient, exact[1]), TOLERANCE),
        ("Newton step", difference(step, exact[2]), TOLERANCE),
        (f"minimum, after {steps} Newton steps", difference(found, minimum), TOLERANCE_OF_MINIMUM),
    ]
    for what, off, tolerance in rows:
        verdict = "✓" if off <= tolerance else "✗"
        print(f"| {name} | {X.shape[0]}×{X.shape[1]} | {what} | {off:.1e} | {tolerance:.0e} | {verdict} |")
    return all(off <= tolerance for _, off, tolerance in rows), f"$ tracetrick eval \"{expr}\" …\n{shown}"


def diabetes():
    bunch = load_diabetes()
    X, y, c = bunch.data, bunch.target - bunch.target.mean(), 0.5
    names = bunch.feature_names + ["progression"]
    np.savetxt(os.path.join(FOLDER, "diabetes.csv"), np.column_stack([X, y]), delimiter=",", header=",".join(names), comments="", fmt="%.17g")
    data = ["X=diabetes.csv:1-10", "y=diabetes.csv:progression", f"c={c}"]
    stacked = np.vstack([X, np.sqrt(c) * np.eye(10)])
    minimum, *_ = scipy.linalg.lstsq(stacked, np.concatenate([y, np.zeros(10)]))
    return check("ridge, diabetes", RIDGE, data, X, y, c, ridge_by_hand, minimum)


def cancer():
    bunch = load_breast_cancer()
    standard = (bunch.data - bunch.data.mean(0)) / bunch.data.std(0)
    X = np.asfortranarray(np.column_stack([standard, np.ones(len(standard))]))
    y = np.where(bunch.target == 1, 1, -1)
    c = 0.5
    np.savez_compressed(os.path.join(FOLDER, "cancer.npz"), X=X, y=y)
    found = scipy.optimize.minimize(
        lambda w: logistic_by_hand(X, y, c, w)[0],
        np.zeros(X.shape[1]),
        jac=lambda w: logistic_by_hand(X, y, c, w)[1],
        method="BFGS",
        options={"gtol": 1e-9, "maxiter": 10_000},
    )
    # BFGS stops where rounding of the value stops it; one root of the gradient is what it was heading for.
    minimum = scipy.optimize.root(lambda w: logistic_by_hand(X, y, c, w)[1], found.x, tol=1e-13).x
    return check("logistic, breast cancer", LOGISTIC, ["cancer.npz", f"c={c}"], X, y, c, logistic_by_hand, minimum)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    print(f"Largest difference, relative to the largest entry; NumPy {np.__version__}, SciPy {scipy.__version__},")
    print(f"data of scikit-learn {sklearn.__version__}.")
    print()
    print("| problem | X | what | difference | tolerance | |")
    print("|---|---|---|---|---|---|")
    outcomes = [diabetes(), cancer()]
    print()
    for _, shown in outcomes:
        print("```\n" + shown + "```\n")
    sys.exit(0 if all(fine for fine, _ in outcomes) else 1)


main()
