package org.tracetrick.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tracetrick.expr.Dim;
import org.tracetrick.numeric.SplitMix;
import org.tracetrick.program.Instruction;
import org.tracetrick.program.Program;

/// Random sizes at which programs make sense.
final class SizeSampler {

  /// Sizes are small, so that checks are quick, and differ, so that no rows pass for columns.
  private static final int SMALLEST = 2;

  private static final int SIZES = 3;

  /// An assignment of sizes that no extent allows is redrawn this often, and then left out.
  private static final int REDRAWN = 20;

  private final SplitMix random;

  SizeSampler(SplitMix random) {
    this.random = random;
  }

  /// Assignments of sizes to the names in the programs, each with every extent at least 1 and every
  /// slice inside; the last has all sizes 1, where that can be.
  List<Map<String, Integer>> draw(int count, List<Program> programs) {
    var extents = new ArrayList<Dim>();
    var names = new TreeSet<String>();
    for (var program : programs) {
      program.instructions().forEach(instruction -> collect(instruction, program, extents));
    }
    extents.forEach(extent -> names.addAll(extent.names()));
    var assignments = new ArrayList<Map<String, Integer>>();
    for (int i = 0; i < (names.isEmpty() ? 1 : count); i++) {
      for (int attempt = 0; attempt < REDRAWN; attempt++) {
        var sizes = drawn(names, i + attempt, attempt / SIZES);
        if (fits(sizes, extents)) {
          assignments.add(sizes);
          break;
        }
      }
    }
    var ones = new LinkedHashMap<String, Integer>();
    names.forEach(name -> ones.put(name, 1));
    if (!names.isEmpty() && fits(ones, extents)) {
      assignments.add(ones);
    }
    return assignments;
  }

  /// What must be at least 1 for the instruction to make sense.
  private static void collect(Instruction instruction, Program program, List<Dim> extents) {
    extents.add(instruction.shape().rows());
    extents.add(instruction.shape().cols());
    if (instruction instanceof Instruction.Extent extent) {
      extent.dim().names().forEach(name -> extents.add(Dim.named(name)));
    }
    if (instruction instanceof Instruction.Compute compute && compute.extents().size() == 4) {
      var whole = program.at(compute.operands().getFirst()).shape();
      extents.add(compute.extents().get(0));
      extents.add(compute.extents().get(2));
      extents.add(whole.rows().minus(compute.extents().get(1)).plus(Dim.ONE));
      extents.add(whole.cols().minus(compute.extents().get(3)).plus(Dim.ONE));
    }
  }

  private Map<String, Integer> drawn(Set<String> names, int turn, int growth) {
    var sizes = new LinkedHashMap<String, Integer>();
    int offset = turn;
    int direction = turn % 2 == 0 ? 1 : SIZES - 1;
    for (var name : names) {
      sizes.put(name, SMALLEST + offset % SIZES + random.below(growth + 1));
      offset += direction;
    }
    return sizes;
  }

  private static boolean fits(Map<String, Integer> sizes, List<Dim> extents) {
    for (var extent : extents) {
      if (!extent.isOne() && extent.at(sizes) < 1) {
        return false;
      }
    }
    return true;
  }
}
