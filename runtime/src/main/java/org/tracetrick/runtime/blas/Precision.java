package org.tracetrick.runtime.blas;

/// The numbers that matrices are made of.
public enum Precision {
  FLOAT(4),
  DOUBLE(8);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes of one number.
  public int bytes() {
    return bytes;
  }
}
