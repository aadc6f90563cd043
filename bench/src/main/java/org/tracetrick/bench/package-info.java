/// How long Tracetrick takes: the bank of problems, and chains of growing length.
///
/// Imports everything; nothing imports it, and it is not shipped.
///
/// Start reading at `Report`, which runs the benchmarks and writes what they found.
@NullMarked
package org.tracetrick.bench;

import org.jspecify.annotations.NullMarked;
