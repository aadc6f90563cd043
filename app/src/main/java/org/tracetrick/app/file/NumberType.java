package org.tracetrick.app.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tracetrick.runtime.blas.Precision;

/// How numbers are stored: what kind, in how many bytes, in which order of the bytes.
record NumberType(Kind kind, int bytes, ByteOrder order) {

  static final NumberType DOUBLE = new NumberType(Kind.FLOAT, 8, ByteOrder.nativeOrder());

  /// As NumPy writes it: `<f8`.
  private static final Pattern CODE = Pattern.compile("([<>=|]?)([fiub])([1248])|([|]?)\\?");

  enum Kind {
    FLOAT,
    SIGNED,
    UNSIGNED,
    TRUTH
  }

  /// Reads the number at a place.
  interface Reading {
    double at(MemorySegment memory, long offset);
  }

  /// The type that NumPy's code names; empty where it is none of numbers.
  static Optional<NumberType> parse(String code) {
    var matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(2) == null) {
      return Optional.of(new NumberType(Kind.TRUTH, 1, ByteOrder.nativeOrder()));
    }
    int bytes = Integer.parseInt(matcher.group(3));
    var kind =
        switch (matcher.group(2)) {
          case "f" -> Kind.FLOAT;
          case "i" -> Kind.SIGNED;
          case "u" -> Kind.UNSIGNED;
          default -> Kind.TRUTH;
        };
    boolean exists = kind == Kind.FLOAT ? bytes > 1 : kind != Kind.TRUTH || bytes == 1;
    var order =
        switch (matcher.group(1)) {
          case "<" -> ByteOrder.LITTLE_ENDIAN;
          case ">" -> ByteOrder.BIG_ENDIAN;
          default -> ByteOrder.nativeOrder();
        };
    return exists ? Optional.of(new NumberType(kind, bytes, order)) : Optional.empty();
  }

  /// Whether numbers of the precision are stored in just this way.
  boolean is(Precision precision) {
    return kind == Kind.FLOAT
        && bytes == precision.bytes()
        && order.equals(ByteOrder.nativeOrder());
  }

  Reading reading() {
    var shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
    var ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
    var longs = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
    return switch (kind) {
      case TRUTH -> (memory, offset) -> memory.get(ValueLayout.JAVA_BYTE, offset) == 0 ? 0 : 1;
      case FLOAT ->
          switch (bytes) {
            case 2 -> (memory, offset) -> Float.float16ToFloat(memory.get(shorts, offset));
            case 4 -> (memory, offset) -> Float.intBitsToFloat(memory.get(ints, offset));
            default -> (memory, offset) -> Double.longBitsToDouble(memory.get(longs, offset));
          };
      case SIGNED ->
          switch (bytes) {
            case 1 -> (memory, offset) -> memory.get(ValueLayout.JAVA_BYTE, offset);
            case 2 -> (memory, offset) -> memory.get(shorts, offset);
            case 4 -> (memory, offset) -> memory.get(ints, offset);
            default -> (memory, offset) -> memory.get(longs, offset);
          };
      case UNSIGNED ->
          switch (bytes) {
            case 1 ->
                (memory, offset) -> Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, offset));
            case 2 -> (memory, offset) -> Short.toUnsignedInt(memory.get(shorts, offset));
            case 4 -> (memory, offset) -> Integer.toUnsignedLong(memory.get(ints, offset));
            default -> (memory, offset) -> unsigned(memory.get(longs, offset));
          };
    };
  }

  /// Rounded once: the low bit of what is halved stands for all that are lost.
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }
}
