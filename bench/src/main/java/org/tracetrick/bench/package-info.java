/// How long Tracetrick takes: the bank of problems, chains of growing length, and problems with
/// data beside its peers.
///
/// Imports everything; nothing imports it, and it is not shipped.
///
/// Start reading at `Report`, which runs the benchmarks and writes what they found, and at
/// `Worker`, which is ours among the peers.
@NullMarked
package org.tracetrick.bench;

import org.jspecify.annotations.NullMarked;
