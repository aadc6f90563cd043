/// Programs: an expression lowered to instructions over primitives.
///
/// Imports `core`.
///
/// Start reading at `Program`.
@NullMarked
package org.tracetrick.program;

import org.jspecify.annotations.NullMarked;
