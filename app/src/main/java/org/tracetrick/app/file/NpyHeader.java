package org.tracetrick.app.file;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header of an .npy file, versions 1 to 3.
///
/// Source: NumPy Enhancement Proposal 1, and numpy.lib.format.
///
/// @param length the bytes before the numbers
record NpyHeader(NumberType type, NumberArray.Order order, List<Long> axes, int length) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /// Bytes; those of arrays of numbers have some hundred.
  private static final int LONGEST = 1 << 16;

  private static final int ALIGNMENT = 64;

  private static final Pattern DESCR =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
  private static final Pattern FORTRAN =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");
  private static final Pattern AXIS = Pattern.compile("\\s*([0-9]+)L?\\s*");

  /// Bytes of the numbers.
  long bytes() {
    return axes.stream().reduce((long) type.bytes(), Math::multiplyExact);
  }

  static NpyHeader read(InputStream in, String origin) throws IOException {
    var start = in.readNBytes(8);
    if (start.length < 8 || !startsWithMagic(start)) {
      throw FileRefusal.of(origin, "this is no .npy file: it does not begin as one");
    }
    int version = start[6];
    if (version < 1 || version > 3) {
      throw FileRefusal.unsupported(
          origin, "version " + version + " of .npy is not known", "the versions are 1, 2 and 3");
    }
    int wide = version == 1 ? 2 : 4;
    var size = ByteBuffer.wrap(full(in, wide, origin)).order(ByteOrder.LITTLE_ENDIAN);
    long length =
        wide == 2 ? Short.toUnsignedLong(size.getShort()) : Integer.toUnsignedLong(size.getInt());
    if (length > LONGEST) {
      throw FileRefusal.of(origin, "its header has " + length + " bytes, which is too many");
    }
    var text = new String(full(in, (int) length, origin), StandardCharsets.UTF_8);
    return parse(text, 8 + wide + (int) length, origin);
  }

  private static boolean startsWithMagic(byte[] start) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (start[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] full(InputStream in, int length, String origin) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw FileRefusal.of(
          origin, "it ends in its header: " + (length - bytes.length) + " bytes are missing");
    }
    return bytes;
  }

  private static NpyHeader parse(String text, int length, String origin) {
    var code = SHAPE.matcher("").usePattern(DESCR).reset(text);
    if (!code.find()) {
      if (text.contains("descr")) {
        throw FileRefusal.unsupported(
            origin, "its entries have several fields", "save each field as an array of its own");
      }
      throw FileRefusal.of(origin, "its header says no type");
    }
    var type =
        NumberType.parse(code.group(1))
            .orElseThrow(() ->
                FileRefusal.unsupported(
                    origin,
                    "its entries are " + kind(code.group(1)) + ", not real numbers",
                    "save it as numbers: array.astype(float)"));
    var order = FORTRAN.matcher(text);
    var shape = SHAPE.matcher(text);
    if (!order.find() || !shape.find()) {
      throw FileRefusal.of(origin, "its header says no shape, or no order");
    }
    var header =
        new NpyHeader(
            type,
            order.group(1).equals("True")
                ? NumberArray.Order.BY_COLUMNS
                : NumberArray.Order.BY_ROWS,
            axes(shape, origin),
            length);
    try {
      var _ = header.bytes();
    } catch (ArithmeticException _) {
      throw FileRefusal.tooLarge(origin, header.described() + " numbers");
    }
    return header;
  }

  private static String kind(String code) {
    var letter =
        code.isEmpty()
            ? ' '
            : code.charAt(code.length() > 1 && "<>=|".indexOf(code.charAt(0)) >= 0 ? 1 : 0);
    return switch (letter) {
      case 'c' -> "complex";
      case 'O' -> "Python objects";
      case 'U', 'S', 'a' -> "texts";
      case 'M', 'm' -> "times";
      default -> "of the type \"" + code + "\"";
    };
  }

  private static List<Long> axes(Matcher shape, String origin) {
    var axes = new ArrayList<Long>();
    for (var part : shape.group(1).split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      var axis = AXIS.matcher(part);
      if (!axis.matches()) {
        throw FileRefusal.of(
            origin, "its header says a shape that is none: (" + shape.group(1) + ")");
      }
      var number = new BigInteger(axis.group(1));
      if (number.bitLength() > 62) {
        throw FileRefusal.tooLarge(origin, "axes of " + number + " numbers");
      }
      axes.add(number.longValueExact());
    }
    return axes;
  }

  /// `100×5`, and `1` for a number.
  String described() {
    return axes.isEmpty() ? "1" : String.join("×", axes.stream().map(String::valueOf).toList());
  }

  /// The header of doubles, row by row, as NumPy would write it.
  static byte[] ofDoubles(List<Long> axes) {
    var shape =
        String.join(", ", axes.stream().map(String::valueOf).toList())
            + (axes.size() == 1 ? "," : "");
    var text =
        new StringBuilder("{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }");
    int before = MAGIC.length + 4;
    text.append(" ".repeat(ALIGNMENT - 1 - (before + text.length()) % ALIGNMENT)).append('\n');
    return ByteBuffer.allocate(before + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.toString().getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
