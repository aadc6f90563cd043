package org.tracetrick.runtime.blas;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tracetrick.runtime.blas.NativeLibrary.Loading;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Loaded;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Missing;

/// Which linear algebra serves this process.
///
/// OpenBLAS where it loads, plain Java elsewhere, with a [#note] that says why. Who asks for one by
/// the system property `tracetrick.blas`, or else by the environment variable `TRACETRICK_BLAS`,
/// has that one or an error: `openblas`, `mkl` or `java`. MKL is taken only where it is asked for.
public final class BlasLibrary {

  /// The system property, which goes before the variable.
  public static final String PROPERTY = "tracetrick.blas";

  public static final String VARIABLE = "TRACETRICK_BLAS";

  private static final Blas PLAIN_DOUBLES = new PlainBlas(Precision.DOUBLE);
  private static final Blas PLAIN_FLOATS = new PlainBlas(Precision.FLOAT);

  private BlasLibrary() {}

  /// The one that serves; loaded at the first call.
  ///
  /// @throws IllegalStateException where one was asked for that there is not
  public static Blas preferred(Precision precision) {
    return switch (Chosen.CHOICE) {
      case Choice.Native(var library) -> library.blas(precision);
      case Choice.Plain _ -> plain(precision);
      case Choice.Refused(var message) -> throw new IllegalStateException(message);
    };
  }

  /// Plain Java, whatever else there is.
  public static Blas plain(Precision precision) {
    return switch (precision) {
      case DOUBLE -> PLAIN_DOUBLES;
      case FLOAT -> PLAIN_FLOATS;
    };
  }

  /// Why plain Java serves, where it was not asked for: a sentence, for people.
  public static Optional<String> note() {
    return switch (Chosen.CHOICE) {
      case Choice.Plain(var note) -> note;
      case Choice.Native _, Choice.Refused _ -> Optional.empty();
    };
  }

  /// Made when it is first asked for.
  private static final class Chosen {
    static final Choice CHOICE = choose(asked(), OpenBlas::load, Mkl::load);
  }

  sealed interface Choice {
    record Native(NativeLibrary library) implements Choice {}

    record Plain(Optional<String> note) implements Choice {}

    record Refused(String message) implements Choice {}
  }

  private static String asked() {
    var variable = System.getenv().getOrDefault(VARIABLE, "");
    return System.getProperty(PROPERTY, variable);
  }

  /// @param asked what was asked for by name, or an empty text
  static Choice choose(String asked, Supplier<Loading> openBlas, Supplier<Loading> mkl) {
    return switch (asked.strip().toLowerCase(Locale.ROOT)) {
      case "" ->
          switch (openBlas.get()) {
            case Loaded(var library) -> new Choice.Native(library);
            case Missing(var reason) ->
                new Choice.Plain(Optional.of("linear algebra in plain Java, since " + reason));
          };
      case "openblas" -> required("openblas", openBlas.get());
      case "mkl" -> required("mkl", mkl.get());
      case "java" -> new Choice.Plain(Optional.empty());
      default ->
          new Choice.Refused(
              PROPERTY + " is `" + asked + "`; it may be `openblas`, `mkl` or `java`");
    };
  }

  private static Choice required(String name, Loading loading) {
    return switch (loading) {
      case Loaded(var library) -> new Choice.Native(library);
      case Missing(var reason) ->
          new Choice.Refused(
              PROPERTY
                  + " asks for `"
                  + name
                  + "`, but "
                  + reason
                  + "; leave it out, or ask for `java`");
    };
  }
}
