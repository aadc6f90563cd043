package org.tracetrick.runtime.blas;

import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tracetrick.runtime.blas.NativeLibrary.Loading;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Loaded;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Missing;

/// OpenBLAS, out of a jar on the class path.
///
/// The operating system loads files only, so what the jar has is unpacked at the first start into
/// the user's cache folder, some 40 MB, and found there by later ones. Where that folder cannot be
/// written, or refuses programs, a temporary one serves, which is deleted at once.
final class OpenBlas {

  /// That of the jar, which `pom.xml` names: each version has its own folder.
  static final String VERSION = "0.3.31-1.5.13";

  /// The library after those that it needs, of which a platform may lack some.
  private static final List<String> FILES =
      List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

  private OpenBlas() {}

  /// How long the library's threads spin for more work, as a power of two of processor cycles. As
  /// it is by default, 26, they take the processors from what follows for a hundredth of a second.
  private static final String THREAD_TIMEOUT = "OPENBLAS_THREAD_TIMEOUT";

  private static final String SPINNING = "14";

  static Loading load() {
    return load(platform(System.getProperty("os.name"), System.getProperty("os.arch")), cache());
  }

  /// The platform by the names that the jars have: `linux-x86_64`.
  static String platform(String system, String processor) {
    var architecture =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm64";
          default -> processor;
        };
    return system.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "") + "-" + architecture;
  }

  /// The folder that the XDG Base Directory Specification names.
  private static Path cache() {
    var named = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    var folder = Path.of(named);
    return folder.isAbsolute() ? folder : Path.of(System.getProperty("user.home"), ".cache");
  }

  /// @param cache the folder below which files are kept
  static Loading load(String platform, Path cache) {
    var kept = cache.resolve("tracetrick", "openblas-" + VERSION + "-" + platform);
    if (!Files.isDirectory(kept) && resource(platform, "libopenblas.so.0").isEmpty()) {
      return new Missing("this program brings no OpenBLAS for " + platform);
    }
    try {
      keep(platform, kept);
      Environment.set(THREAD_TIMEOUT, SPINNING);
      return new Loaded(loaded(kept));
    } catch (IOException | IllegalArgumentException e) {
      return loadOnce(platform);
    }
  }

  private static Loading loadOnce(String platform) {
    try {
      var folder = Files.createTempDirectory("tracetrick-");
      try {
        unpack(platform, folder);
        return new Loaded(loaded(folder));
      } finally {
        delete(folder);
      }
    } catch (IOException | IllegalArgumentException e) {
      return new Missing("OpenBLAS did not load: " + e.getMessage());
    }
  }

  /// Unpacks into a folder that is there whole or not at all, whoever else does so meanwhile.
  private static void keep(String platform, Path kept) throws IOException {
    if (Files.isDirectory(kept)) return;
    Files.createDirectories(kept.getParent());
    var partial = Files.createTempDirectory(kept.getParent(), "partial-");
    try {
      unpack(platform, partial);
      Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(partial);
      if (!Files.isDirectory(kept)) throw e;
    }
  }

  private static void unpack(String platform, Path folder) throws IOException {
    for (var file : FILES) {
      var packed = resource(platform, file);
      if (packed.isEmpty()) continue;
      try (var from = packed.get().openStream();
          var to = new FileOutputStream(folder.resolve(file).toFile())) {
        from.transferTo(to);
        // A file cut short by a crash would take down whoever loads it.
        to.getFD().sync();
      }
    }
  }

  private static Optional<URL> resource(String platform, String file) {
    var path = "/org/bytedeco/openblas/" + platform + "/" + file;
    return Optional.ofNullable(OpenBlas.class.getResource(path));
  }

  private static void delete(Path folder) throws IOException {
    for (var file : FILES) Files.deleteIfExists(folder.resolve(file));
    Files.delete(folder);
  }

  /// Loads the files of a folder, in order, so that each finds those that it needs.
  // They come out of a jar that the build names.
  @SuppressWarnings("restricted")
  private static NativeLibrary loaded(Path folder) {
    var symbols = SymbolLookup.loaderLookup();
    for (var file : FILES) {
      var path = folder.resolve(file);
      if (Files.exists(path)) symbols = SymbolLookup.libraryLookup(path, Arena.global());
    }
    return NativeLibrary.of(name(symbols), symbols, "openblas_set_num_threads");
  }

  /// `OpenBLAS 0.3.31 (SkylakeX)`, of `OpenBLAS 0.3.31 NO_LAPACKE …` and `SkylakeX`.
  private static String name(SymbolLookup symbols) {
    var words = text(symbols, "openblas_get_config").split(" ", 3);
    return words[0] + " " + words[1] + " (" + text(symbols, "openblas_get_corename") + ")";
  }

  private static String text(SymbolLookup symbols, String function) {
    var routine = Routine.of(symbols, function, FunctionDescriptor.of(ValueLayout.JAVA_LONG));
    try {
      return Memory.ALL.getString((long) routine.handle().invokeExact());
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }
}
