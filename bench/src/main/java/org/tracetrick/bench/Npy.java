package org.tracetrick.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// NumPy's files of numbers, as far as the peers exchange them: version 1, little-endian doubles,
/// row by row.
final class Npy {

  /// Magic and version, before the length of the header's text.
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /// Where numbers start is a multiple of it.
  private static final int ALIGNMENT = 64;

  private static final ValueLayout.OfShort LENGTH =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Npy() {}

  /// The numbers of a file, mapped for as long as they are used.
  static MemorySegment map(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var all = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      int text = Short.toUnsignedInt(all.get(LENGTH, MAGIC.length));
      int start = MAGIC.length + Short.BYTES + text;
      var header =
          new String(
              all.asSlice(0, start).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
      if (!header.contains("'<f8'") || !header.contains("'fortran_order': False")) {
        throw new IOException(file + " does not hold doubles, row by row");
      }
      return all.asSlice(start);
    }
  }

  /// Writes a matrix.
  static void write(Path file, long rows, long cols, MemorySegment numbers) throws IOException {
    var text =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, cols);
    int unpadded = MAGIC.length + Short.BYTES + text.length() + 1;
    text += " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
    int start = MAGIC.length + Short.BYTES + text.length();
    try (var channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var arena = Arena.ofConfined()) {
      long bytes = rows * cols * Double.BYTES;
      var all = channel.map(MapMode.READ_WRITE, 0, start + bytes, arena);
      all.copyFrom(MemorySegment.ofArray(MAGIC));
      all.set(LENGTH, MAGIC.length, (short) text.length());
      all.asSlice(MAGIC.length + Short.BYTES)
          .copyFrom(MemorySegment.ofArray(text.getBytes(StandardCharsets.ISO_8859_1)));
      MemorySegment.copy(numbers, 0, all, start, bytes);
    }
  }
}
