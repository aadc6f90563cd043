package org.tracetrick.runtime.execute;

/// A step of a plan that is ready to run; for one run at a time.
interface StepExecution {

  /// Computes what the step computes.
  ///
  /// @param frame the address of each slot
  void run(long[] frame);
}
