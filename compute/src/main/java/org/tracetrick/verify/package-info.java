/// Checks that know nothing of the rules: an answer is compared with differences of the function
/// itself.
///
/// Imports `core` and every other package of `compute`.
///
/// Start reading at `GradientCheck`.
@NullMarked
package org.tracetrick.verify;

import org.jspecify.annotations.NullMarked;
