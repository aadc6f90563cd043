package org.tracetrick.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tracetrick.answer.Quantity;
import org.tracetrick.app.file.ResultFile;
import org.tracetrick.runtime.Settings;
import org.tracetrick.runtime.blas.Precision;

/// What the command line of `eval` asks for.
///
/// @param wanted what of the function
/// @param data as `--data` has it
/// @param sizes that are stated
record EvalOptions(
    String expr,
    String wrt,
    Set<Quantity> wanted,
    List<String> variables,
    List<String> data,
    Map<String, Integer> sizes,
    Settings settings,
    Optional<String> out,
    Arguments flags) {

  static EvalOptions parse(List<String> arguments) throws UsageException {
    var flags =
        Arguments.parse(
            arguments,
            Arguments.valued("wrt"),
            Arguments.valued("data"),
            Arguments.valued("var"),
            Arguments.valued("fn"),
            Arguments.valued("size"),
            Arguments.valued("order"),
            Arguments.valued("hessian"),
            Arguments.flag("newton"),
            Arguments.valued("out"),
            Arguments.valued("threads"),
            Arguments.flag("float"),
            Arguments.flag("java"),
            Arguments.flag("plan"),
            Arguments.flag("allow-nan"),
            Arguments.flag("json"),
            Arguments.flag("no-color"),
            Arguments.flag("debug"));
    if (!flags.values("fn").isEmpty()) {
      throw new UsageException(
          "--fn declares a function of which nothing is known, so it has no values; write out what"
              + " it does, or ask for its derivative: tracetrick derive");
    }
    var wrt =
        flags
            .value("wrt")
            .orElseThrow(
                () -> new UsageException("--wrt NAME is missing: what to differentiate by"));
    Supplies.checkUsage(flags.values("data"));
    return new EvalOptions(
        Derive.expression(flags, "eval \"norm2(X*w - y)^2\" --wrt w --data X=X.npy …"),
        wrt,
        wanted(flags),
        flags.values("var"),
        flags.values("data"),
        sizes(flags.values("size")),
        settings(flags),
        flags.value("out"),
        flags);
  }

  boolean has(String flag) {
    return flags.has(flag);
  }

  Paint paint() {
    return flags.has("no-color") ? Paint.PLAIN : Paint.of(System.getenv());
  }

  private static Set<Quantity> wanted(Arguments flags) throws UsageException {
    var wanted = EnumSet.of(Quantity.VALUE);
    var forms = EnumSet.noneOf(Quantity.class);
    for (var value : flags.values("hessian")) {
      for (var word : value.split(",", -1)) {
        forms.add(form(word.strip()));
      }
    }
    if (flags.has("newton")) {
      forms.add(Quantity.NEWTON);
    }
    var order = flags.value("order").orElse(forms.isEmpty() ? "1" : "2");
    switch (order) {
      case "0", "1" -> {
        if (!forms.isEmpty()) {
          throw new UsageException("--hessian and --newton are of order 2, not " + order);
        }
      }
      case "2" -> {
        if (forms.isEmpty()) {
          forms.add(Quantity.HESSIAN);
        }
      }
      default -> throw new UsageException("--order is 0, 1 or 2, not " + order);
    }
    if (!order.equals("0")) {
      wanted.add(Quantity.GRADIENT);
    }
    wanted.addAll(forms);
    return wanted;
  }

  private static Quantity form(String word) throws UsageException {
    return switch (word) {
      case "full" -> Quantity.HESSIAN;
      case "core" -> Quantity.CORE;
      case "product" -> Quantity.PRODUCT;
      case "diagonal" -> Quantity.DIAGONAL;
      case "newton" -> Quantity.NEWTON;
      default ->
          throw new UsageException(
              "--hessian is full, core, product, diagonal or newton, not " + word);
    };
  }

  private static Map<String, Integer> sizes(List<String> options) throws UsageException {
    var sizes = new TreeMap<String, Integer>();
    for (var option : options) {
      for (var one : option.split(",", -1)) {
        var sides = one.split("=", 2);
        if (sides.length < 2 || !sides[1].strip().matches("[1-9][0-9]{0,8}")) {
          throw new UsageException("--size is a name and a number from 1, as in n=100, not " + one);
        }
        sizes.put(sides[0].strip(), Integer.parseInt(sides[1].strip()));
      }
    }
    return sizes;
  }

  private static Settings settings(Arguments flags) throws UsageException {
    var settings = Settings.standard();
    var threads = flags.value("threads");
    if (threads.isPresent()) {
      if (!threads.get().matches("[1-9][0-9]{0,3}")) {
        throw new UsageException("--threads is a number from 1, not " + threads.get());
      }
      settings = settings.withThreads(Integer.parseInt(threads.get()));
    }
    if (flags.has("float")) {
      settings = settings.withPrecision(Precision.FLOAT);
    }
    return flags.has("java") ? settings.withLinearAlgebra(Settings.LinearAlgebra.PLAIN) : settings;
  }

  /// Refuses results that the file cannot hold, before they are computed.
  void checkOut(List<String> names) {
    out.ifPresent(file -> ResultFile.check(file, names));
  }
}
