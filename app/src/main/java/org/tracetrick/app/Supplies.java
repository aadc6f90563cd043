package org.tracetrick.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracetrick.answer.Solution;
import org.tracetrick.app.file.ArrayFiles;
import org.tracetrick.app.file.InlineNumbers;
import org.tracetrick.app.file.NumberArray;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.runtime.Argument;
import org.tracetrick.runtime.Evaluation;
import org.tracetrick.runtime.Given;
import org.tracetrick.runtime.SizesFromInputs;
import org.tracetrick.runtime.blas.Precision;

/// The data of an evaluation, by the names of its inputs: what `--data` says.
record Supplies(Map<String, Supply> byName) {

  /// `X=X.npy`, `X=data.npz:features`; a Windows path has its colon behind one letter.
  private static final Pattern PART = Pattern.compile("(.{2,}?\\.[A-Za-z.]{2,7}):([^/\\\\]+)");

  /// Refuses what is no `NAME=SOURCE` and no archive with names of its own, and names that come
  /// twice.
  static void checkUsage(List<String> options) throws UsageException {
    var names = new HashSet<String>();
    for (var option : options) {
      int equals = option.indexOf('=');
      if (equals < 0 && !ArrayFiles.holdsSeveral(option)) {
        throw new UsageException(
            "--data needs a name, as in --data X="
                + option
                + "; only an .npz has names of its own");
      }
      if (equals >= 0 && !names.add(option.substring(0, equals).strip())) {
        throw twice(option.substring(0, equals).strip());
      }
    }
  }

  private static UsageException twice(String name) {
    return new UsageException("--data gives " + name + " twice");
  }

  /// What `--data NAME=SOURCE` says, for whatever the inputs will be.
  static Supplies named(List<String> options, ArrayFiles files) {
    var supplies = new LinkedHashMap<String, Supply>();
    for (var option : options) {
      int equals = option.indexOf('=');
      if (equals >= 0) {
        var name = option.substring(0, equals).strip();
        supplies.put(name, one(name, option.substring(equals + 1), files));
      }
    }
    return new Supplies(supplies);
  }

  /// These and, of the archives that are given without a name, the arrays that have the name of an
  /// input.
  Supplies with(List<String> options, Solution solution, ArrayFiles files) throws UsageException {
    var supplies = new LinkedHashMap<>(byName);
    var names =
        solution.inputs().stream()
            .map(Symbol::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    byName.keySet().forEach(name -> checkName(name, names));
    for (var option : options) {
      if (option.indexOf('=') < 0) {
        for (var array : all(option, names, files).entrySet()) {
          if (supplies.put(array.getKey(), new Supply.Stored(array.getValue(), option)) != null) {
            throw twice(array.getKey());
          }
        }
      }
    }
    return new Supplies(supplies);
  }

  private static void checkName(String name, Set<String> names) {
    if (!names.contains(name)) {
      throw new TracetrickException(
          Diagnostic.of(Diagnostic.Code.UNKNOWN_NAME, "--data: there is no input " + name)
              .withHint("the inputs are " + String.join(", ", names)));
    }
  }

  private static Map<String, NumberArray> all(String file, Set<String> names, ArrayFiles files) {
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
    try {
      SizesFromInputs.checkAllGiven(solution, given, sizes);
    } catch (TracetrickException missing) {
      throw new TracetrickException(
          missing
              .diagnostic()
              .withHint("--data NAME=FILE, or numbers in place of FILE, or zeros, ones or random"));
    }
  }

  /// The first number that is stored and is NaN or infinite, with its place.
  Optional<String> notFinite() {
    for (var entry : byName.entrySet()) {
      if (entry.getValue() instanceof Supply.Stored(NumberArray array, var origin)) {
        var found = NonFinite.of(array);
        if (found.isPresent()) {
          return Optional.of(found.get().told(entry.getKey(), array, origin));
        }
      }
    }
    return Optional.empty();
  }

  /// A number that is stored and is not as its input is declared, with its place.
  Optional<String> ofAnotherKind(Solution solution) {
    return solution.inputs().stream()
        .flatMap(input ->
            byName.get(input.name()) instanceof Supply.Stored(NumberArray array, var _)
                ? KindCheck.of(input, array).stream()
                : Stream.empty())
        .findFirst();
  }

  /// The inputs in words, in their order.
  List<String> told(List<Argument> inputs) {
    return inputs.stream()
        .flatMap(input ->
            Stream.ofNullable(byName.get(input.name()))
                .map(supply -> Evaluated.told(input, supply)))
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
  void supply(Argument input, Kind kind, Evaluation evaluation, Precision precision) {
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
          new Filling(input, kind, evaluation.segment(input.name()), precision).fill(making);
    }
  }
}
