package org.tracetrick.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares what a kernel leaves in memory with what the interpreter leaves.
///
/// @param relative how far a number may be off, in proportion to what is expected
/// @param absolute and besides
record Comparison(double relative, double absolute) {

  void check(Scratch given, Kernel kernel, Object description) {
    try (Scratch expected = given.copy();
        Scratch found = given.copy()) {
      expected.run(new LoopInterpreter(given.loop()));
      found.run(kernel);
      for (int k = 0; k < given.count(); k++) {
        double[] wanted = expected.numbers(k);
        double[] got = found.numbers(k);
        for (int at = 0; at < wanted.length; at++) {
          if (!agree(got[at], wanted[at])) {
            assertThat(got[at])
                .as("%s, %s: number %d of %d", description, given.loop(), at, k)
                .isEqualTo(wanted[at]);
          }
        }
      }
    }
  }

  boolean agree(double found, double wanted) {
    return Double.isNaN(wanted)
        ? Double.isNaN(found)
        : found == wanted || Math.abs(found - wanted) <= relative * Math.abs(wanted) + absolute;
  }
}
