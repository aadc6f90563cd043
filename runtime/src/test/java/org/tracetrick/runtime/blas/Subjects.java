package org.tracetrick.runtime.blas;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/// What is tested: each library, in each precision.
final class Subjects {

  private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 8, 13, 33, 70};

  private Subjects() {}

  static Stream<Blas> all() {
    return Arrays.stream(Precision.values())
        .flatMap(precision ->
            Stream.of(BlasLibrary.preferred(precision), BlasLibrary.plain(precision)).distinct());
  }

  static int size(Random random) {
    return SIZES[random.nextInt(SIZES.length)];
  }

  static double factor(Random random) {
    return new double[] {0, 1, -0.5}[random.nextInt(3)];
  }

  static <E extends Enum<E>> E any(Random random, Class<E> type) {
    var constants = type.getEnumConstants();
    return constants[random.nextInt(constants.length)];
  }
}
