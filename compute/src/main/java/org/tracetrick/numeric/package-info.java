/// The reference arithmetic: small dense kernels and a plain interpreter, correct and never fast.
///
/// Imports `core` and `program`.
///
/// Start reading at `Interpreter`.
@NullMarked
package org.tracetrick.numeric;

import org.jspecify.annotations.NullMarked;
