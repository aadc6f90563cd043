/// Runs a plan: threads, sweeps, and the steps that stand alone.
///
/// Imports `plan`, `blas`, `kernel`, and of `compute` the reference arithmetic.
///
/// Start reading at `Execution`.
@NullMarked
package org.tracetrick.runtime.execute;

import org.jspecify.annotations.NullMarked;
