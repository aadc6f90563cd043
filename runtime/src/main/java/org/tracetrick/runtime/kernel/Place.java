package org.tracetrick.runtime.kernel;

import java.util.List;

/// Where a value is computed: once a run, once a turn of the outer loop, or in the inner loop.
enum Place {
  NOWHERE,
  BEFORE,
  OUTER,
  INNER;

  static Place of(Loop.Access access) {
    return switch (access) {
      case ELEMENT, INNER -> INNER;
      case OUTER -> OUTER;
      case UNIFORM -> BEFORE;
    };
  }

  /// Where something is computed from what is computed there.
  static Place innermost(List<Place> operands) {
    Place innermost = BEFORE;
    for (Place operand : operands) {
      if (operand.compareTo(innermost) > 0) {
        innermost = operand;
      }
    }
    return innermost;
  }
}
