package org.tracetrick.app.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/// NumPy's .npy: one array.
final class NpyFile {

  private static final int CHUNK = 1 << 16;

  private NpyFile() {}

  /// The array, its numbers where they are: the file is mapped, and read when they are used.
  static NumberArray mapped(Path path, String origin, Arena arena) throws IOException {
    try (var channel = FileChannel.open(path)) {
      // The channel is not read in advance, so that the header is where its length says.
      var header = NpyHeader.read(Channels.newInputStream(channel), origin);
      checkComplete(header, channel.size() - header.length(), origin);
      // From the start of the file, since a mapping is aligned to pages there.
      var content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      var numbers = content.asSlice(header.length(), header.bytes());
      return new NumberArray(header.axes(), header.order(), header.type(), numbers);
    }
  }

  /// The array that a stream holds, its numbers copied.
  ///
  /// @param limit bytes of memory that there are
  static NumberArray read(InputStream in, String origin, Arena arena, long limit)
      throws IOException {
    var header = NpyHeader.read(in, origin);
    if (header.bytes() > limit) {
      throw FileRefusal.tooLarge(origin, header.described() + " numbers");
    }
    var memory = arena.allocate(Math.max(1, header.bytes()), 64);
    var chunk = new byte[CHUNK];
    long read = 0;
    while (read < header.bytes()) {
      int count = in.readNBytes(chunk, 0, (int) Math.min(CHUNK, header.bytes() - read));
      if (count == 0) {
        break;
      }
      MemorySegment.copy(chunk, 0, memory, ValueLayout.JAVA_BYTE, read, count);
      read += count;
    }
    checkComplete(header, read, origin);
    return new NumberArray(header.axes(), header.order(), header.type(), memory);
  }

  private static void checkComplete(NpyHeader header, long bytes, String origin) {
    if (bytes < header.bytes()) {
      throw FileRefusal.of(
          origin,
          "it ends early: %s numbers of %d bytes are announced, and %d of their %d bytes are missing"
              .formatted(
                  header.described(),
                  header.type().bytes(),
                  header.bytes() - bytes,
                  header.bytes()));
    }
  }

  /// Writes doubles of native memory, row by row.
  static void write(OutputStream out, List<Long> axes, MemorySegment doubles) throws IOException {
    out.write(NpyHeader.ofDoubles(axes));
    var layout = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    var little = MemorySegment.ofArray(new byte[CHUNK]);
    long length = axes.stream().reduce(1L, (a, b) -> a * b);
    for (long start = 0; start < length; start += CHUNK / 8) {
      int count = (int) Math.min(CHUNK / 8, length - start);
      MemorySegment.copy(doubles, ValueLayout.JAVA_DOUBLE, start * 8, little, layout, 0, count);
      out.write((byte[]) little.heapBase().orElseThrow(), 0, count * 8);
    }
  }
}
