package org.tracetrick.runtime;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tracetrick.runtime.kernel.Loop;
import org.tracetrick.runtime.plan.Action;
import org.tracetrick.runtime.plan.Place;
import org.tracetrick.runtime.plan.Plan;
import org.tracetrick.runtime.plan.Slot;
import org.tracetrick.runtime.plan.Step;

/// A plan as text.
final class PlanText {

  private PlanText() {}

  static String of(Plan plan) {
    var text = new StringBuilder();
    int number = 1;
    for (var step : plan.steps()) {
      text.append("%3d  ".formatted(number++)).append(step(step, plan.slots())).append('\n');
    }
    text.append(
        """

        operations %s
        read and written %s
        inputs %s, results %s, workspace %s, blocks %d × %s
        peak %s
        """
            .formatted(
                count(plan.flops()),
                bytes((long) plan.traffic()),
                bytes(plan.inputBytes()),
                bytes(plan.outputBytes()),
                bytes(plan.workspace()),
                plan.threads(),
                bytes(plan.scratch()),
                bytes(plan.peak())));
    return text.toString();
  }

  private static String step(Step step, List<Slot> slots) {
    return switch (step) {
      case Step.Copy copy ->
          name(slots, copy.to())
              + " := "
              + name(slots, copy.from().slot())
              + (copy.from().turned() ? "'" : "");
      case Step.Whole whole ->
          "%s := %s(%s)   %s, %s"
              .formatted(
                  shaped(slots.get(whole.slot())),
                  word(whole.node().op().getClass().getSimpleName()),
                  whole.operands().stream()
                      .map(operand ->
                          operand.slot() == Step.Operand.IDENTITY
                              ? "I"
                              : name(slots, operand.slot()) + (operand.turned() ? "'" : ""))
                      .collect(Collectors.joining(", ")),
                  count(whole.flops()),
                  bytes((long) whole.traffic()));
      case Step.Sweep sweep ->
          "sweep over %d rows by %d   %s, %s\n%s"
              .formatted(
                  sweep.rows(),
                  sweep.block(),
                  count(sweep.flops()),
                  bytes((long) sweep.traffic()),
                  sweep.actions().stream()
                      .map(action -> "       " + action(action, sweep, slots))
                      .collect(Collectors.joining("\n")));
    };
  }

  private static String action(Action action, Step.Sweep sweep, List<Slot> slots) {
    return switch (action) {
      case Action.Run run -> loop(run, sweep, slots);
      case Action.RowProduct product ->
          "%s := %s*%s%s"
              .formatted(
                  place(product.out(), sweep, slots),
                  place(product.a(), sweep, slots),
                  place(product.b(), sweep, slots),
                  product.turned() ? "'" : "");
      case Action.SumProduct product ->
          "%s += %s'*%s"
              .formatted(
                  place(product.sum(), sweep, slots),
                  place(product.a(), sweep, slots),
                  place(product.b(), sweep, slots));
      case Action.Gram gram ->
          "%s += %s'*%s%s"
              .formatted(
                  place(gram.sum(), sweep, slots),
                  place(gram.s(), sweep, slots),
                  place(gram.s(), sweep, slots),
                  gram.signs()
                      .map(signs -> ", with the signs of " + place(signs, sweep, slots))
                      .orElse(""));
      case Action.Tiled tiled ->
          tiled.turns().stream()
                  .map(turn -> action(turn, sweep, slots))
                  .collect(Collectors.joining(", "))
              + ", tile by tile\n       "
              + loop(tiled.run(), sweep, slots);
      case Action.Turn turn ->
          place(turn.out(), sweep, slots) + " := " + place(turn.a(), sweep, slots) + "'";
    };
  }

  private static String loop(Action.Run run, Step.Sweep sweep, List<Slot> slots) {
    int inputs = run.loop().inputs().size();
    var names = run.places().stream().map(place -> place(place, sweep, slots)).toList();
    var formulas = new Formulas(run.loop(), names);
    var lines =
        IntStream.range(0, run.loop().outputs().size())
            .mapToObj(i -> {
              var output = run.loop().outputs().get(i);
              var name = names.get(inputs + i);
              var value = formulas.of(output.value());
              return switch (output) {
                case Loop.Output.Store store -> name + " := " + value;
                case Loop.Output.Total total -> name + " " + sign(total.reduction()) + " " + value;
                case Loop.Output.Rows rows ->
                    name + " := " + word(rows.reduction().name()) + " of rows of " + value;
                case Loop.Output.Columns columns -> name + " += rows of " + value;
              };
            })
            .toList();
    return "loop  " + String.join("\n             ", lines);
  }

  private static String sign(Loop.Reduction reduction) {
    return switch (reduction) {
      case SUM -> "+=";
      case MAXIMUM -> "max=";
      case MINIMUM -> "min=";
    };
  }

  private static String place(Place place, Step.Sweep sweep, List<Slot> slots) {
    return switch (place) {
      case Place.Stored stored -> name(slots, stored.slot());
      case Place.Fixed fixed -> name(slots, fixed.slot());
      case Place.Local local -> "b" + (local.buffer() + 1);
      case Place.Sum sum -> name(slots, sweep.sums().get(sum.index()).slot());
    };
  }

  private static String name(List<Slot> slots, int slot) {
    return slots.get(slot).name();
  }

  private static String shaped(Slot slot) {
    return slot.name() + " (" + slot.rows() + "×" + slot.cols() + ")";
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// `1.23 GB`, in powers of 1,000.
  static String bytes(long bytes) {
    return scaled((double) bytes, new String[] {"B", "kB", "MB", "GB", "TB", "PB"});
  }

  private static String count(double operations) {
    return scaled(operations, new String[] {"flop", "kflop", "Mflop", "Gflop", "Tflop", "Pflop"});
  }

  private static String scaled(double number, String[] units) {
    double rest = number;
    int unit = 0;
    while (rest >= 999.5 && unit < units.length - 1) {
      rest /= 1000;
      unit++;
    }
    return unit == 0
        ? "%.0f %s".formatted(rest, units[unit])
        : "%.3g %s".formatted(rest, units[unit]);
  }
}
