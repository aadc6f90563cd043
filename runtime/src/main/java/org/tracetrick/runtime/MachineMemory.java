package org.tracetrick.runtime;

import java.lang.management.ManagementFactory;

/// The memory of this machine.
final class MachineMemory {

  private MachineMemory() {}

  /// All of it, in bytes; `Long.MAX_VALUE` where the platform does not say.
  static long bytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Long.MAX_VALUE;
  }
}
