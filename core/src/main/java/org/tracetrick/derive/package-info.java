/// Derivations: chains of steps, each of which cites a rule and can be replayed.
///
/// The derivative itself is a linear map of `dX`; gradient, Jacobian and Hessian are views of it.
/// Imports every other package of `core`.
///
/// Start reading at `Derivation`.
@NullMarked
package org.tracetrick.derive;

import org.jspecify.annotations.NullMarked;
