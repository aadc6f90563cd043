package org.tracetrick.runtime.blas;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.regex.Pattern;
import org.tracetrick.runtime.blas.NativeLibrary.Loading;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Loaded;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Missing;

/// Intel's library, where the machine has it: `libmkl_rt` on the path of shared libraries.
final class Mkl {

  /// An installation for those who only run programs has the numbered names only.
  private static final List<String> NAMES =
      List.of("libmkl_rt.so", "libmkl_rt.so.3", "libmkl_rt.so.2");

  private static final Pattern VERSION = Pattern.compile("Version ([0-9.]+)");
  private static final int NAME_LENGTH = 200;

  private Mkl() {}

  // Code of the user's machine, which is run because it was asked for.
  @SuppressWarnings("restricted")
  static Loading load() {
    for (var name : NAMES) {
      try {
        var symbols = SymbolLookup.libraryLookup(name, Arena.global());
        return new Loaded(NativeLibrary.of(name(symbols), symbols, "MKL_Set_Num_Threads"));
      } catch (IllegalArgumentException e) {
        // The next name may be there.
      }
    }
    return new Missing("no folder of LD_LIBRARY_PATH or of the system has " + NAMES.getFirst());
  }

  private static String name(SymbolLookup symbols) {
    var version =
        Routine.of(
            symbols,
            "mkl_get_version_string",
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      // What is returned fills the room it is given, without an end.
      var text = arena.allocate(NAME_LENGTH + 1);
      version.handle().invokeExact(text.address(), NAME_LENGTH);
      var matcher = VERSION.matcher(text.getString(0));
      return matcher.find() ? "MKL " + matcher.group(1) : "MKL";
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }
}
