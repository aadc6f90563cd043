package org.tracetrick.app;

/// How a command ended, as its exit code tells. Code 3 is the launcher's: no JDK was found.
enum Exit {
  ANSWERED(0),
  /// The input was refused, and why was said.
  REFUSED(1),
  /// The command line was not understood.
  USAGE(2),
  /// A defect of ours; `EX_SOFTWARE` of sysexits.h.
  DEFECT(70);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
