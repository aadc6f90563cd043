/// The rule book: everything that is known, as entries to search and as pages to read.
///
/// Imports everything but `app`. A derivation needs nothing of it but `Sources`.
///
/// Start reading at `Pages`.
@NullMarked
package org.tracetrick.app.book;

import org.jspecify.annotations.NullMarked;
