package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Values as JSON. What is no finite number is null.
final class EvalJson {

  /// Numbers of a result that are written; of larger ones, only what they are.
  private static final long MOST = 10_000;

  private EvalJson() {}

  static Json write(Evaluated evaluated) {
    var sizes = Json.object();
    new TreeMap<>(evaluated.sizes()).forEach((name, size) -> sizes.with(name, Json.of(size)));
    var notes = new ArrayList<>(evaluated.notes());
    notes.addAll(Evaluated.warnings(evaluated.results()));
    var times = evaluated.times();
    var object = Json.object().with("status", "ok").with("sizes", sizes.build());
    object.with("results", Json.array(evaluated.results().stream().map(EvalJson::result).toList()));
    evaluated.structure().ifPresent(matrix -> object.with("structure", matrix));
    return object
        .with("by", evaluated.machinery())
        .with("notes", Json.texts(notes))
        .with(
            "micros",
            Json.object()
                .with("derive", Json.of(times.deriving() / 1000))
                .with("read", Json.of(times.reading() / 1000))
                .with("plan", Json.of(times.planning() / 1000))
                .with("evaluate", Json.of(times.evaluating() / 1000))
                .build())
        .build();
  }

  private static Json result(Result result) {
    return Json.object()
        .with("name", result.argument().name())
        .with("shape", Json.array(result.axes().stream().map(Json::of).toList()))
        .with("norm", Json.of(result.norm()))
        .with("values", result.argument().length() <= MOST ? values(result) : Json.none())
        .build();
  }

  private static Json values(Result result) {
    if (result.isNumber()) {
      return Json.of(result.at(0, 0));
    }
    if (result.isVector()) {
      var values = new ArrayList<Json>();
      for (long i = 0; i < result.argument().length(); i++) {
        values.add(Json.of(result.at(0, i)));
      }
      return Json.array(values);
    }
    var rows = new ArrayList<Json>();
    for (int i = 0; i < result.argument().rows(); i++) {
      var row = new ArrayList<Json>();
      for (int j = 0; j < result.argument().cols(); j++) {
        row.add(Json.of(result.at(i, j)));
      }
      rows.add(Json.array(row));
    }
    return Json.array(List.copyOf(rows));
  }
}
