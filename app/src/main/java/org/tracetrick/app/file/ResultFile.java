package org.tracetrick.app.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// Writes arrays to a file; it appears when it is complete, and replaces what has its name.
public final class ResultFile {

  private ResultFile() {}

  /// An array with its name: doubles of native memory, row by row.
  public record Named(String name, List<Long> axes, MemorySegment doubles) {
    public Named {
      axes = List.copyOf(axes);
    }
  }

  /// Refuses what [#write] would refuse after all the work.
  ///
  /// @param names of the arrays that will be written
  public static void check(String file, List<String> names) {
    var ending = file.toLowerCase(Locale.ROOT);
    if (ending.endsWith(".npz")) {
      return;
    }
    if (!ending.endsWith(".npy")) {
      throw FileRefusal.unsupported(
          file, "results are written to .npz, or a single one to .npy", "--out result.npz");
    }
    if (names.size() != 1) {
      throw FileRefusal.of(
          file,
          "an .npy holds one array, and there are "
              + names.size()
              + ": "
              + String.join(", ", names),
          "write them to an .npz");
    }
  }

  public static void write(String file, List<Named> arrays) {
    check(file, arrays.stream().map(Named::name).toList());
    try {
      var path = Path.of(file).toAbsolutePath();
      var folder = path.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw FileRefusal.of(file, "there is no such folder");
      }
      var unfinished = Files.createTempFile(folder, "tracetrick", ".part");
      try {
        try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
          write(out, file, arrays);
        }
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException | InvalidPathException failed) {
      throw FileRefusal.of(file, "it cannot be written: " + failed.getMessage());
    }
  }

  private static void write(OutputStream out, String file, List<Named> arrays) throws IOException {
    if (file.toLowerCase(Locale.ROOT).endsWith(".npy")) {
      NpyFile.write(out, arrays.getFirst().axes(), arrays.getFirst().doubles());
      return;
    }
    try (var npz = new NpzFile.Writing(out)) {
      for (var array : arrays) {
        npz.add(array.name(), array.axes(), array.doubles());
      }
    }
  }
}
