package org.tracetrick.program;

import java.util.ArrayList;
import java.util.List;

/// Straight-line code: each instruction uses earlier ones only, and each value is computed once.
///
/// @param results the places of the values asked for, in the order of the roots that were lowered
public record Program(List<Instruction> instructions, List<Integer> results) {

  public Program {
    instructions = List.copyOf(instructions);
    results = List.copyOf(results);
    for (int place = 0; place < instructions.size(); place++) {
      for (int operand : instructions.get(place).operands()) {
        if (operand >= place) {
          throw new IllegalArgumentException("instruction " + place + " uses a later one");
        }
      }
    }
  }

  /// The program without the instructions that no result needs.
  static Program of(List<Instruction> instructions, List<Integer> results) {
    var needed = new boolean[instructions.size()];
    results.forEach(result -> needed[result] = true);
    for (int place = needed.length - 1; place >= 0; place--) {
      if (needed[place]) {
        instructions.get(place).operands().forEach(operand -> needed[operand] = true);
      }
    }
    var places = new ArrayList<Integer>();
    var kept = new ArrayList<Instruction>();
    for (int place = 0; place < needed.length; place++) {
      places.add(kept.size());
      if (needed[place]) {
        kept.add(instructions.get(place).withOperands(at(places, instructions.get(place))));
      }
    }
    return new Program(kept, results.stream().map(places::get).toList());
  }

  private static List<Integer> at(List<Integer> places, Instruction instruction) {
    return instruction.operands().stream().map(places::get).toList();
  }

  public Instruction at(int place) {
    return instructions.get(place);
  }

  /// The places of what is given from outside: [Instruction.Input] and [Instruction.Differential].
  public List<Integer> inputs() {
    var places = new ArrayList<Integer>();
    for (int place = 0; place < instructions.size(); place++) {
      if (instructions.get(place) instanceof Instruction.Input
          || instructions.get(place) instanceof Instruction.Differential) {
        places.add(place);
      }
    }
    return places;
  }

  public boolean holdsUnknown() {
    return instructions.stream().anyMatch(i -> i instanceof Instruction.Unknown);
  }

  /// How often each value is used, results included.
  public int[] uses() {
    var uses = new int[instructions.size()];
    for (var instruction : instructions) {
      for (int operand : instruction.operands()) {
        uses[operand]++;
      }
    }
    for (int result : results) {
      uses[result]++;
    }
    return uses;
  }
}
