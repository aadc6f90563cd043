package org.tracetrick.runtime.blas;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Variables of the environment as native libraries see them when they load.
final class Environment {

  private static final int KEEP_WHAT_IS_SET = 0;

  private Environment() {}

  /// Sets a variable that has no value yet, where the system has environments as POSIX does.
  // Restricted, as every call of native code is.
  @SuppressWarnings("restricted")
  static void set(String name, String value) {
    var linker = Linker.nativeLinker();
    var address = ValueLayout.ADDRESS;
    var number = ValueLayout.JAVA_INT;
    linker
        .defaultLookup()
        .find("setenv")
        .ifPresent(symbol -> {
          var setenv =
              linker.downcallHandle(
                  symbol, FunctionDescriptor.of(number, address, address, number));
          try (var arena = Arena.ofConfined()) {
            int failed =
                (int)
                    setenv.invokeExact(
                        arena.allocateFrom(name), arena.allocateFrom(value), KEEP_WHAT_IS_SET);
            if (failed != 0) {
              throw new IllegalStateException("the environment takes no more variables");
            }
          } catch (RuntimeException | Error failure) {
            throw failure;
          } catch (Throwable impossible) {
            throw new IllegalStateException("a call without checked exceptions", impossible);
          }
        });
  }
}
