package org.tracetrick.runtime.kernel;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.kernel.Loop.Access;
import org.tracetrick.runtime.kernel.Loop.Output;
import org.tracetrick.runtime.kernel.Loop.Reduction;

/// A long loop that runs as parts, strip by strip.
final class SplitKernel implements Kernel {
  /// The length of a strip: of few rows all stay in the nearest cache.
  private static final int STRIP = 256;

  private final Loop loop;
  private final List<Part> parts;
  private final Kernel[] kernels;

  /// What a thread works with is made once.
  private final ThreadLocal<Strips> strips = ThreadLocal.withInitial(this::strips);

  /// @param kernels one for each part
  SplitKernel(Loop loop, List<Part> parts, List<Kernel> kernels) {
    this.loop = loop;
    this.parts = List.copyOf(parts);
    this.kernels = kernels.toArray(Kernel[]::new);
  }

  @Override
  public void run(long[] places, int outer, int inner) {
    strips.get().run(places, outer, inner);
  }

  private Strips strips() {
    return new Strips(Arena.ofAuto());
  }

  /// The memory of one thread, and its runs.
  private final class Strips {
    // Keeps the memory.
    @SuppressWarnings("UnusedVariable")
    private final Arena arena;

    private final int bytes = loop.precision().bytes();
    private final Map<Part.Location, Long> rows = new HashMap<>();

    /// For each output, the address of its number.
    private final long[] numbers = new long[loop.outputs().size()];

    private final Output[] outputs = loop.outputs().toArray(Output[]::new);
    private final long[][] places = new long[kernels.length][];

    /// What moves, each as five numbers: part, place there, place in a run, and what it moves by
    /// with the outer loop, as 0 or 1, and the inner loop, in bytes.
    private final int[] moving;

    Strips(Arena arena) {
      this.arena = arena;
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = allocate(1);
      }
      List<Integer> moves = new ArrayList<>();
      for (int part = 0; part < kernels.length; part++) {
        List<Part.Location> locations = parts.get(part).places();
        places[part] = new long[2 * locations.size()];
        for (int k = 0; k < locations.size(); k++) {
          switch (locations.get(k)) {
            case Part.Location.Row row ->
                places[part][2 * k] = rows.computeIfAbsent(row, _ -> allocate(STRIP));
            case Part.Location.Cell(int output) -> places[part][2 * k] = numbers[output];
            case Part.Location.Input(int index) -> {
              moves.addAll(List.of(part, k, index));
              moves.addAll(moves(loop.inputs().get(index)));
            }
            case Part.Location.Output(int index) -> {
              moves.addAll(List.of(part, k, loop.inputs().size() + index));
              moves.addAll(moves(outputs[index]));
            }
          }
        }
      }
      moving = moves.stream().mapToInt(Integer::intValue).toArray();
    }

    private long allocate(int count) {
      return arena.allocate((long) count * bytes, Memory.ALIGNMENT).address();
    }

    private List<Integer> moves(Access access) {
      return switch (access) {
        case ELEMENT -> List.of(1, bytes);
        case INNER -> List.of(0, bytes);
        case OUTER -> List.of(1, 0);
        case UNIFORM -> List.of(0, 0);
      };
    }

    private List<Integer> moves(Output output) {
      return switch (output) {
        case Output.Store _ -> List.of(1, bytes);
        case Output.Columns _ -> List.of(0, bytes);
        case Output.Total _, Output.Rows _ ->
            throw new IllegalArgumentException("accumulated in a number of its own");
      };
    }

    void run(long[] run, int outer, int inner) {
      for (int k = 0; k < outputs.length; k++) {
        if (outputs[k] instanceof Output.Total(Reduction reduction, int _)) {
          Memory.put(loop.precision(), numbers[k], reduction.identity());
        }
      }
      for (int o = 0; o < outer; o++) {
        row(run, o, inner);
      }
      for (int k = 0; k < outputs.length; k++) {
        if (outputs[k] instanceof Output.Total(Reduction reduction, int _)) {
          long address = run[2 * (loop.inputs().size() + k)];
          double before = Memory.get(loop.precision(), address);
          double total = Memory.get(loop.precision(), numbers[k]);
          Memory.put(loop.precision(), address, reduction.combine(before, total));
        }
      }
    }

    private void row(long[] run, int o, int inner) {
      for (int k = 0; k < outputs.length; k++) {
        if (outputs[k] instanceof Output.Rows(Reduction reduction, int _)) {
          Memory.put(loop.precision(), numbers[k], reduction.identity());
        }
      }
      for (int i = 0; i < inner; i += STRIP) {
        move(run, o, i);
        for (int part = 0; part < kernels.length; part++) {
          kernels[part].run(places[part], 1, Math.min(STRIP, inner - i));
        }
      }
      for (int k = 0; k < outputs.length; k++) {
        if (outputs[k] instanceof Output.Rows) {
          int place = 2 * (loop.inputs().size() + k);
          long address = run[place] + o * run[place + 1] * bytes;
          Memory.put(loop.precision(), address, Memory.get(loop.precision(), numbers[k]));
        }
      }
    }

    private void move(long[] run, int o, int i) {
      for (int k = 0; k < moving.length; k += 5) {
        int place = 2 * moving[k + 2];
        long row = (long) moving[k + 3] * o * run[place + 1] * bytes;
        places[moving[k]][2 * moving[k + 1]] = run[place] + row + (long) i * moving[k + 4];
      }
    }
  }
}
