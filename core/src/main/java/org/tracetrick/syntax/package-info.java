/// Text on the way in and on the way out: a `Tree` with source places from a parser, writers from
/// an expression.
///
/// What is written parses back to the same expression. Imports `expr`.
///
/// Start reading at `Parser`.
@NullMarked
package org.tracetrick.syntax;

import org.jspecify.annotations.NullMarked;
