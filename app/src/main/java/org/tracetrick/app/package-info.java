/// The command line, batch and server: the only place that reads, writes and serializes.
///
/// Imports everything.
///
/// Start reading at `Main`.
@NullMarked
package org.tracetrick.app;

import org.jspecify.annotations.NullMarked;
