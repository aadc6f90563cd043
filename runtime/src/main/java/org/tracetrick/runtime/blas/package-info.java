/// Dense linear algebra behind one interface: OpenBLAS where it loads, plain Java elsewhere.
///
/// Imports nothing of Tracetrick.
///
/// Start reading at `Blas`; `BlasLibrary` gives one.
@NullMarked
package org.tracetrick.runtime.blas;

import org.jspecify.annotations.NullMarked;
