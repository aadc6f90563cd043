package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tracetrick.runtime.blas.Memory;

/// Where the slots of a workspace lie: two overlap only if they live at different times.
///
/// The largest are placed first, each at the lowest place that is free while it lives.
///
/// Source: Pisarchyk & Lee 2020, Efficient memory management for deep neural net inference (greedy
/// by size).
record Workspace(List<Long> places, long bytes) {

  static Workspace of(List<Slot> slots) {
    var places = new ArrayList<Long>();
    slots.forEach(slot -> places.add(-1L));
    var order =
        slots.stream()
            .filter(slot ->
                slot.purpose() == Slot.Purpose.WORK || slot.purpose() == Slot.Purpose.CONSTANT)
            .sorted(Comparator.comparingLong(Slot::bytes).reversed())
            .toList();
    var placed = new ArrayList<Slot>();
    long end = 0;
    for (var slot : order) {
      long place = lowest(slot, placed, places);
      places.set(slot.index(), place);
      placed.add(slot);
      end = Math.max(end, place + Memory.aligned(slot.bytes()));
    }
    return new Workspace(places, end);
  }

  private static long lowest(Slot slot, List<Slot> placed, List<Long> places) {
    var beside =
        placed.stream()
            .filter(other -> live(slot, other))
            .sorted(Comparator.comparingLong(other -> places.get(other.index())))
            .toList();
    long place = 0;
    for (var other : beside) {
      long start = places.get(other.index());
      if (place + Memory.aligned(slot.bytes()) <= start) {
        break;
      }
      place = Math.max(place, start + Memory.aligned(other.bytes()));
    }
    return place;
  }

  private static boolean live(Slot one, Slot other) {
    return one.purpose() == Slot.Purpose.CONSTANT
        || other.purpose() == Slot.Purpose.CONSTANT
        || (one.first() <= other.last() && other.first() <= one.last());
  }
}
