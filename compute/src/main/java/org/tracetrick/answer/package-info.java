/// From a problem to a checked answer: the library's front door.
///
/// Imports `core` and every other package of `compute`.
///
/// Start reading at `Tracetrick`.
@NullMarked
package org.tracetrick.answer;

import org.jspecify.annotations.NullMarked;
