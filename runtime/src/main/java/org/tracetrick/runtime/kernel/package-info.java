/// Element-wise loops, compiled when they are needed: first plain code, then vector code.
///
/// Imports nothing of Tracetrick but `blas.Precision` and `blas.Memory`.
///
/// Start reading at `Loop`, then `Kernel`.
@NullMarked
package org.tracetrick.runtime.kernel;

import org.jspecify.annotations.NullMarked;
