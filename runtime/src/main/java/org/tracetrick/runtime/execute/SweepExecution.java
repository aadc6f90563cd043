package org.tracetrick.runtime.execute;

import java.util.List;
import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Kernel;
import org.tracetrick.runtime.kernel.Kernels;
import org.tracetrick.runtime.kernel.Loop;
import org.tracetrick.runtime.plan.Action;
import org.tracetrick.runtime.plan.Place;
import org.tracetrick.runtime.plan.Step;

/// A sweep over blocks of rows by several threads, each of which has its own buffers and sums.
///
/// Thread 0 accumulates where the sums are wanted; the others' are added at the end, in order, so
/// that the same number of threads gives the same digits.
final class SweepExecution implements StepExecution, Team.Task {

  /// A thread takes at least so much of a sweep, in bytes and operations: less is done sooner than
  /// another thread has begun.
  private static final double SHARE = 60_000;

  private final Step.Sweep sweep;
  private final Precision precision;
  private final Team team;
  private final int parts;
  private final Part[] parting;
  private final int slots;

  /// What one thread has.
  private static final class Part {
    final long[] bases;
    final BlockAction[] actions;
    final int from;
    final int to;

    Part(long[] bases, BlockAction[] actions, int from, int to) {
      this.bases = bases;
      this.actions = actions;
      this.from = from;
      this.to = to;
    }
  }

  /// @param slots how many slots the plan has
  /// @param scratch the address of each thread's buffers
  SweepExecution(
      Step.Sweep sweep,
      Blas blas,
      Kernels kernels,
      Team team,
      int threads,
      int slots,
      long[] scratch) {
    this.sweep = sweep;
    this.precision = blas.precision();
    this.team = team;
    this.slots = slots;
    double work = Math.max(sweep.traffic(), sweep.flops() / 2);
    this.parts = Shares.of(work / SHARE, sweep.rows(), team, threads);
    this.parting = new Part[parts];
    for (int part = 0; part < parts; part++) {
      int from = Shares.end(sweep.rows(), part - 1, parts);
      int to = Shares.end(sweep.rows(), part, parts);
      parting[part] = new Part(bases(scratch[part]), actions(blas, kernels), from, to);
    }
  }

  private long[] bases(long scratch) {
    var ends = sweep.ends(precision);
    var bases = new long[slots + ends.length];
    for (int i = 0; i < ends.length; i++) {
      bases[slots + i] = scratch + (i == 0 ? 0 : ends[i - 1]);
    }
    return bases;
  }

  // --------------------------------------------------------------- actions

  private BlockAction[] actions(Blas blas, Kernels kernels) {
    return sweep.actions().stream()
        .map(action -> action(action, blas, kernels))
        .toArray(BlockAction[]::new);
  }

  private BlockAction action(Action action, Blas blas, Kernels kernels) {
    return switch (action) {
      case Action.Run run ->
          new BlockAction.Run(
              kernel(run.loop(), kernels), addresses(run.places()), run.width(), run.flat());
      case Action.RowProduct product ->
          new BlockAction.RowProduct(
              blas,
              address(product.a()),
              address(product.b()),
              product.turned(),
              product.inner(),
              product.cols(),
              address(product.out()));
      case Action.SumProduct product ->
          new BlockAction.SumProduct(
              blas,
              address(product.a()),
              address(product.b()),
              product.rows(),
              product.cols(),
              address(product.sum()));
      case Action.Gram gram ->
          gram.signs().isEmpty()
              ? new BlockAction.Gram(blas, address(gram.s()), gram.n(), address(gram.sum()))
              : new BlockAction.SignedGram(
                  blas,
                  precision,
                  address(gram.s()),
                  address(gram.signs().get()),
                  gram.n(),
                  address(gram.sum()));
      case Action.Tiled tiled ->
          new BlockAction.Tiled(
              precision,
              tiled.turns().stream()
                  .map(turn -> (BlockAction.Turn) action(turn, blas, kernels))
                  .toArray(BlockAction.Turn[]::new),
              kernel(tiled.run().loop(), kernels),
              addresses(tiled.run().places()),
              TileSteps.of(tiled.run(), precision),
              tiled.run().width(),
              tiled.width());
      case Action.Turn turn ->
          new BlockAction.Turn(precision, address(turn.a()), turn.cols(), address(turn.out()));
    };
  }

  private Kernel kernel(Loop loop, Kernels kernels) {
    return sweep.rows() == 1 ? new NumberLoop(loop) : kernels.compile(loop);
  }

  private BlockAction.Address[] addresses(List<Place> places) {
    return places.stream().map(this::address).toArray(BlockAction.Address[]::new);
  }

  private BlockAction.Address address(Place place) {
    return switch (place) {
      case Place.Stored stored ->
          new BlockAction.Address(
              stored.slot(), (long) stored.stride() * precision.bytes(), stored.stride());
      case Place.Fixed fixed -> new BlockAction.Address(fixed.slot(), 0, fixed.stride());
      case Place.Local local -> new BlockAction.Address(slots + local.buffer(), 0, local.stride());
      case Place.Sum sum ->
          new BlockAction.Address(slots + sweep.widths().size() + sum.index(), 0, sum.stride());
    };
  }

  // --------------------------------------------------------------- running

  @Override
  public void run(long[] frame) {
    for (var part : parting) {
      System.arraycopy(frame, 0, part.bases, 0, slots);
    }
    int first = slots + sweep.widths().size();
    for (int i = 0; i < sweep.sums().size(); i++) {
      parting[0].bases[first + i] = frame[sweep.sums().get(i).slot()];
    }
    team.run(this, parts);
    for (int i = 0; i < sweep.sums().size(); i++) {
      finish(sweep.sums().get(i), first + i);
    }
  }

  @Override
  public void run(int index) {
    var part = parting[index];
    int first = slots + sweep.widths().size();
    for (int i = 0; i < sweep.sums().size(); i++) {
      start(sweep.sums().get(i), part.bases[first + i]);
    }
    for (int row = part.from; row < part.to; row += sweep.block()) {
      int count = Math.min(sweep.block(), part.to - row);
      for (var action : part.actions) {
        action.run(part.bases, row, count);
      }
    }
  }

  private void start(Step.Total sum, long address) {
    switch (sum.reduction()) {
      case SUM -> Memory.clear(address, sum.length() * precision.bytes());
      case MAXIMUM -> Memory.put(precision, address, Double.NEGATIVE_INFINITY);
      case MINIMUM -> Memory.put(precision, address, Double.POSITIVE_INFINITY);
    }
  }

  private void finish(Step.Total sum, int base) {
    long target = parting[0].bases[base];
    for (int part = 1; part < parts; part++) {
      Accumulation.into(
          precision, sum.reduction(), target, parting[part].bases[base], sum.length());
    }
    if (sum.isTriangle()) {
      Transposition.mirror(precision, target, (int) Math.round(Math.sqrt((double) sum.length())));
    }
  }
}
