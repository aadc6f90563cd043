/// Output languages: each one file, which spells primitives and has never heard of the catalogue's
/// operators.
///
/// Imports `core` and `program`.
///
/// Start reading at `Language`.
@NullMarked
package org.tracetrick.emit;

import org.jspecify.annotations.NullMarked;
