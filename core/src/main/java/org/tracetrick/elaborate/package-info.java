/// From a tree to an expression: names, shapes and overloads are resolved, or a diagnostic says why
/// not.
///
/// Imports `expr` and `syntax`.
///
/// Start reading at `Elaborator`.
@NullMarked
package org.tracetrick.elaborate;

import org.jspecify.annotations.NullMarked;
