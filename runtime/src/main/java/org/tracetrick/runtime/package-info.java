/// Values, gradients and Hessians, planned once for given sizes and then evaluated fast.
///
/// Imports `core`, `compute` and the packages below it: `blas`, `kernel`, `plan`, `execute`.
///
/// Start reading at `Problem`, then `Evaluator` and `Evaluation`.
@NullMarked
package org.tracetrick.runtime;

import org.jspecify.annotations.NullMarked;
