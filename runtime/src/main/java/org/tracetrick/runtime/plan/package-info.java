/// From expressions to a plan: what is computed, in what order, in which memory.
///
/// Imports `core`, `compute`, and of `blas` and `kernel` the descriptions.
///
/// Start reading at `Node` and `Op`, then `Translation`, `Staging` and `Plan`.
@NullMarked
package org.tracetrick.runtime.plan;

import org.jspecify.annotations.NullMarked;
