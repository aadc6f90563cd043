package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.answer.Solution;
import org.tracetrick.runtime.Argument;

/// What an evaluation gave, and how long it took.
///
/// @param inputs what was given, in words: `X: 569×30 in X.npy`
/// @param machinery what did the linear algebra, and with how many threads
record Evaluated(
    Solution solution,
    Map<String, Integer> sizes,
    List<Result> results,
    List<String> inputs,
    String machinery,
    Optional<String> structure,
    List<String> notes,
    Times times) {

  Evaluated {
    results = List.copyOf(results);
    inputs = List.copyOf(inputs);
    notes = List.copyOf(notes);
  }

  /// Nanoseconds of each part of the work.
  record Times(long deriving, long reading, long planning, long evaluating) {}

  /// What a reader must be told of the results: where they are no numbers, and what they mean.
  static List<String> warnings(List<Result> results) {
    var warnings = new ArrayList<String>();
    for (var result : results) {
      long count = result.notFinite();
      if (count > 0) {
        warnings.add(
            result.argument().name()
                + (result.isNumber()
                    ? " is not finite"
                    : ": "
                        + count
                        + " of "
                        + result.argument().length()
                        + " entries are not finite"));
      }
    }
    return warnings;
  }

  /// `X: 569×30 in X.npy`, `w: 30 zeros`.
  static String told(Argument input, Supply supply) {
    var extent =
        input.rows() == 1 || input.cols() == 1
            ? Long.toString(input.length())
            : input.rows() + "×" + input.cols();
    return input.name()
        + ": "
        + switch (supply) {
          case Supply.Stored(var array, var origin) ->
              array.axes().isEmpty() ? Figures.rounded(array.at(0), 6) : extent + " in " + origin;
          case Supply.Made(var making) -> extent + " " + making.word();
        };
  }
}
