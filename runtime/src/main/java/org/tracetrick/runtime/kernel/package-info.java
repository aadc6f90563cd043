/// Element-wise loops, compiled when they are needed: first plain code, then vector code.
///
/// Plain code calls `Math`. Vector code spells out `exp`, `log` and what is made of them, for their
/// steps overlap with what stands around them; angles and general powers are the vector library's.
/// All are within 4 units in the last place, and what is below the smallest normal number may be 0.
/// A sum of which one term is a product is rounded once in vector code and twice in plain code.
///
/// A loop that is too long for one method runs in parts, strip by strip. Warm code allocates
/// nothing.
///
/// Imports nothing of Tracetrick but `blas.Precision` and `blas.Memory`.
///
/// Start reading at `Loop`, then `Kernels`; then, for vector code, `Lowering`, `VectorMethod`,
/// `Part` and `Trial`.
@NullMarked
package org.tracetrick.runtime.kernel;

import org.jspecify.annotations.NullMarked;
