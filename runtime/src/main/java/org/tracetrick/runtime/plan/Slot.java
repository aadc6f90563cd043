package org.tracetrick.runtime.plan;

/// Memory of one matrix, row by row.
///
/// @param index its place among the slots of a plan
/// @param name what it is called where the plan is printed
/// @param purpose whose memory it is
/// @param first the step that writes it
/// @param last the last step that reads it
public record Slot(
    int index, String name, Purpose purpose, int rows, int cols, long bytes, int first, int last) {

  /// Whose memory a slot is.
  public enum Purpose {
    /// The caller gives it.
    INPUT,
    /// The caller takes it.
    OUTPUT,
    /// A number known in advance, written once.
    CONSTANT,
    /// Of the evaluation, shared with others that live at other times.
    WORK
  }
}
