/// A rule is its own statement, in our notation: what is shown, what is applied and what is tested
/// are one object.
///
/// Imports `expr`, `syntax` and `elaborate`.
///
/// Start reading at `Rule`.
@NullMarked
package org.tracetrick.rules;

import org.jspecify.annotations.NullMarked;
