package org.tracetrick.app;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tracetrick.answer.Solution;
import org.tracetrick.app.file.ArrayFiles;
import org.tracetrick.app.file.InlineNumbers;
import org.tracetrick.app.file.NumberArray;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.runtime.Argument;
import org.tracetrick.runtime.Evaluation;
import org.tracetrick.runtime.Given;
import org.tracetrick.runtime.SizesFromInputs;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// The data of an evaluation, by the names of its inputs: what `--data` says.
record Supplies(Map<String, Supply> byName) {

  /// `X=X.npy`, `X=data.npz:features`; a Windows path has its colon behind one letter.
  private static final Pattern PART = Pattern.compile("(.{2,}?\\.[A-Za-z.]{2,7}):([^/\\\\]+)");

  static Supplies read(List<String> options, Solution solution, ArrayFiles files)
      throws UsageException {
    var supplies = new LinkedHashMap<String, Supply>();
    var names =
        solution.inputs().stream()
            .map(Symbol::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (var option : options) {
      int equals = option.indexOf('=');
      if (equals < 0) {
        for (var array : all(option, names, files).entrySet()) {
          put(supplies, array.getKey(), new Supply.Stored(array.getValue(), option));
        }
      } else {
        var name = option.substring(0, equals).strip();
        checkName(name, names);
        put(supplies, name, one(name, option.substring(equals + 1), files));
      }
    }
    return new Supplies(supplies);
  }

  private static void put(Map<String, Supply> supplies, String name, Supply supply)
      throws UsageException {
    if (supplies.put(name, supply) != null) {
      throw new UsageException("--data gives " + name + " twice");
    }
  }

  private static void checkName(String name, Set<String> names) {
    if (!names.contains(name)) {
      throw new TracetrickException(
          Diagnostic.of(Diagnostic.Code.UNKNOWN_NAME, "--data: there is no input " + name)
              .withHint("the inputs are " + String.join(", ", names)));
    }
  }

  private static Map<String, NumberArray> all(String file, Set<String> names, ArrayFiles files)
      throws UsageException {
    if (!ArrayFiles.holdsSeveral(file)) {
      throw new UsageException(
          "--data needs a name, as in --data X=" + file + "; only an .npz has names of its own");
    }
    var arrays = files.read(file, names);
    if (arrays.isEmpty()) {
      throw new TracetrickException(
          Diagnostic.of(Diagnostic.Code.UNKNOWN_NAME, file + ": no array has the name of an input")
              .withHint("the inputs are " + String.join(", ", names)));
    }
    return arrays;
  }

  private static Supply one(String name, String source, ArrayFiles files) {
    for (var making : Supply.Making.values()) {
      if (source.equals(making.word())) {
        return new Supply.Made(making);
      }
    }
    var inline = InlineNumbers.parse(name, source, files.arena());
    if (inline.isPresent()) {
      return new Supply.Stored(inline.get(), "--data");
    }
    var part = PART.matcher(source);
    return part.matches()
        ? new Supply.Stored(files.read(part.group(1), Optional.of(part.group(2))), source)
        : new Supply.Stored(files.read(source, Optional.empty()), source);
  }

  // --------------------------------------------------------------- what is given

  /// The axes of what is stored; what is made has those of its input.
  List<Given> given() {
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Supply.Stored)
        .map(entry -> {
          var stored = (Supply.Stored) entry.getValue();
          return new Given(entry.getKey(), stored.array().axes(), stored.origin());
        })
        .toList();
  }

  /// @throws TracetrickException where an input has nothing, with what it needs
  void checkComplete(Solution solution, Map<String, Integer> sizes) {
    var given = new ArrayList<>(given());
    byName.keySet().forEach(name -> given.add(new Given(name, List.of(), "--data")));
    SizesFromInputs.checkAllGiven(solution, given, sizes);
  }

  /// @throws TracetrickException where a number that is stored is NaN or infinite, with its place
  void checkFinite() {
    byName.forEach((name, supply) -> {
      if (supply instanceof Supply.Stored(NumberArray array, var origin)) {
        NonFinite.of(array)
            .ifPresent(found -> {
              throw new TracetrickException(
                  Diagnostic.of(Diagnostic.Code.DOMAIN, found.told(name, array, origin))
                      .withHint("--allow-nan goes on all the same"));
            });
      }
    });
  }

  /// The inputs in words, in their order.
  List<String> told(List<Argument> inputs) {
    return inputs.stream()
        .filter(input -> byName.containsKey(input.name()))
        .map(input -> Evaluated.told(input, byName.get(input.name())))
        .toList();
  }

  /// The inputs whose numbers lie column by column.
  Set<String> byColumns() {
    return byName.entrySet().stream()
        .filter(entry ->
            entry.getValue() instanceof Supply.Stored(NumberArray array, var _)
                && array.order() == NumberArray.Order.BY_COLUMNS
                && array.axes().size() == 2
                && !array.axes().contains(1L))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// Puts an input where the evaluation reads it: a file that is mapped stays where it is.
  void supply(Argument input, Evaluation evaluation, Precision precision) {
    var supply = byName.get(input.name());
    switch (supply) {
      case null -> throw new IllegalStateException("nothing is given for " + input.name());
      case Supply.Stored(NumberArray array, var _) -> {
        if (array.isStoredAs(precision)) {
          evaluation.bind(input.name(), array.memory());
        } else {
          array.copyTo(evaluation.segment(input.name()), precision);
        }
      }
      case Supply.Made(var making) ->
          fill(input, evaluation.segment(input.name()), making, precision);
    }
  }

  private static void fill(
      Argument input, MemorySegment memory, Supply.Making making, Precision precision) {
    var random = new Random(input.name().hashCode());
    for (long i = 0; i < input.length(); i++) {
      double number =
          switch (making) {
            case ZEROS -> 0;
            case ONES -> 1;
            case RANDOM -> random.nextGaussian();
          };
      Memory.put(precision, memory.address() + i * precision.bytes(), number);
    }
  }
}
