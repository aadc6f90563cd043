package org.tracetrick.app.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// NumPy's .npz: arrays by name, each an .npy file in a zip archive.
final class NpzFile {

  private static final String SUFFIX = ".npy";

  private NpzFile() {}

  static Set<String> names(Path path, String origin) throws IOException {
    try (var zip = opened(path, origin)) {
      var names = new TreeSet<String>();
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(SUFFIX))
          .forEach(name -> names.add(name.substring(0, name.length() - SUFFIX.length())));
      return names;
    }
  }

  /// No more is unpacked than the array's own header announces, which must fit into memory.
  static NumberArray read(Path path, String name, String origin, Arena arena, long limit)
      throws IOException {
    try (var zip = opened(path, origin)) {
      var entry = zip.getEntry(name + SUFFIX);
      if (entry == null) {
        throw FileRefusal.of(
            origin,
            "there is no array " + name + " in it",
            "there are " + String.join(", ", names(path, origin)));
      }
      try (var in = zip.getInputStream(entry)) {
        return NpyFile.read(in, origin + ":" + name, arena, limit);
      }
    } catch (ZipException broken) {
      throw FileRefusal.of(origin + ":" + name, "it cannot be unpacked: " + broken.getMessage());
    }
  }

  private static ZipFile opened(Path path, String origin) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException broken) {
      throw FileRefusal.of(
          origin, "this is no zip archive, or it ends early: " + broken.getMessage());
    }
  }

  /// An archive under construction; the arrays are not compressed, as `numpy.savez` leaves them.
  static final class Writing implements AutoCloseable {

    private final ZipOutputStream zip;

    Writing(OutputStream out) {
      this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
      zip.setLevel(0);
    }

    void add(String name, List<Long> axes, MemorySegment doubles) throws IOException {
      zip.putNextEntry(new ZipEntry(name + SUFFIX));
      NpyFile.write(zip, axes, doubles);
      zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
