/// Expressions: matrices with shapes, kept as a shared graph in which equal means identical.
///
/// Within one `Pool` an application of an operator exists once, with its shape and hash computed
/// when it is made; no ill-shaped expression exists. Imports nothing of Tracetrick.
///
/// Start reading at `Expr`.
@NullMarked
package org.tracetrick.expr;

import org.jspecify.annotations.NullMarked;
