package org.tracetrick.runtime.plan;

/// Where an action of a sweep finds a matrix, or puts it.
public sealed interface Place {

  /// Numbers from one row to the next.
  int stride();

  /// In a slot; the rows of the block are the same rows of the slot.
  record Stored(int slot, int stride) implements Place {}

  /// In a slot that does not move with the block: a small matrix, a row, a number.
  record Fixed(int slot, int stride) implements Place {}

  /// In the memory of the block.
  ///
  /// @param buffer which of its buffers
  record Local(int buffer, int stride) implements Place {}

  /// In what the thread has accumulated of a sum.
  ///
  /// @param index which sum
  record Sum(int index, int stride) implements Place {}
}
