package org.tracetrick.runtime.kernel;

import java.util.List;

/// One instruction of vector code; operands are places of earlier ones.
record Step(Operation operation, List<Integer> operands, long detail) {
  Step {
    operands = List.copyOf(operands);
  }
}
