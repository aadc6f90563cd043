package org.tracetrick.app.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tracetrick.expr.TracetrickException;

/// Reads arrays from files, by the ending of their names; `.gz` may follow it.
///
/// @param arena where the numbers live
/// @param limit bytes of memory that there are
public record ArrayFiles(Arena arena, long limit, Progress progress) {

  private static final String KNOWN =
      "the endings are .npy, .npz, .csv, .tsv, .txt and .mtx, and .gz after them";

  /// What a file name's ending says.
  private enum Format {
    NPY,
    NPZ,
    TABLE,
    MATRIX_MARKET
  }

  /// Whether the file holds several arrays, by their names.
  public static boolean holdsSeveral(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  /// The only array of a file, or the one that is named.
  ///
  /// @param part of the file: an array of an .npz, columns of a table
  /// @throws TracetrickException where there is no such file, or not what its ending says
  public NumberArray read(String file, Optional<String> part) {
    return guarded(
        file,
        path -> {
          var format = format(file);
          if (part.isPresent() && format != Format.NPZ && format != Format.TABLE) {
            throw FileRefusal.of(file, "it has no parts, so :" + part.get() + " is nowhere in it");
          }
          return switch (format) {
            case NPY -> npy(path, file);
            case NPZ ->
                NpzFile.read(path, part.orElseGet(() -> only(path, file)), file, arena, limit);
            case TABLE -> {
              try (var text = text(path, file)) {
                yield TableFile.read(text, file, part, arena);
              }
            }
            case MATRIX_MARKET -> {
              try (var text = text(path, file)) {
                yield MatrixMarketFile.read(text, file, arena, limit);
              }
            }
          };
        });
  }

  /// The arrays of an .npz that have one of the names.
  public Map<String, NumberArray> read(String file, Set<String> names) {
    return guarded(
        file,
        path -> {
          var arrays = new LinkedHashMap<String, NumberArray>();
          for (var name : NpzFile.names(path, file)) {
            if (names.contains(name)) {
              arrays.put(name, NpzFile.read(path, name, file, arena, limit));
            }
          }
          return arrays;
        });
  }

  private NumberArray npy(Path path, String file) throws IOException {
    if (!isPacked(file)) {
      return NpyFile.mapped(path, file, arena);
    }
    try (var in = unpacked(path, file)) {
      return NpyFile.read(in, file, arena, limit);
    }
  }

  private static String only(Path path, String file) {
    try {
      var names = NpzFile.names(path, file);
      if (names.size() != 1) {
        throw FileRefusal.of(
            file, "it holds " + names.size() + " arrays", "name one of them: " + file + ":NAME");
      }
      return names.iterator().next();
    } catch (IOException failed) {
      throw FileRefusal.of(file, "it cannot be read: " + failed.getMessage());
    }
  }

  // --------------------------------------------------------------- opening

  private interface Reading<T> {
    T from(Path path) throws IOException;
  }

  private static <T> T guarded(String file, Reading<T> reading) {
    try {
      var path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw FileRefusal.of(file, "this is a folder");
      }
      return reading.from(path);
    } catch (NoSuchFileException _) {
      throw FileRefusal.of(file, "there is no such file");
    } catch (EOFException _) {
      throw FileRefusal.of(file, "it ends early");
    } catch (ZipException broken) {
      throw FileRefusal.of(file, "it cannot be unpacked: " + broken.getMessage());
    } catch (IOException | InvalidPathException failed) {
      throw FileRefusal.of(file, "it cannot be read: " + failed.getMessage());
    }
  }

  private static Format format(String file) {
    var name = file.toLowerCase(Locale.ROOT);
    if (isPacked(name)) {
      name = name.substring(0, name.length() - 3);
    }
    int dot = name.lastIndexOf('.');
    return switch (dot < 0 ? "" : name.substring(dot + 1)) {
      case "npy" -> Format.NPY;
      case "npz" -> Format.NPZ;
      case "csv", "tsv", "tab", "txt", "dat" -> Format.TABLE;
      case "mtx", "mm" -> Format.MATRIX_MARKET;
      default ->
          throw FileRefusal.unsupported(
              file,
              dot < 0
                  ? "its name has no ending"
                  : "the ending " + name.substring(dot) + " is not known",
              KNOWN);
    };
  }

  private static boolean isPacked(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private Reader text(Path path, String file) throws IOException {
    var reader = new InputStreamReader(unpacked(path, file), StandardCharsets.UTF_8);
    var text = new PushbackReader(reader);
    int first = text.read();
    if (first >= 0 && first != '\uFEFF') {
      text.unread(first);
    }
    return text;
  }

  private InputStream unpacked(Path path, String file) throws IOException {
    var counted = new Counted(Files.newInputStream(path), Files.size(path), file, progress);
    return isPacked(file) ? new GZIPInputStream(counted, 1 << 16) : counted;
  }

  /// Tells how much has been read.
  private static final class Counted extends FilterInputStream {

    private final long size;
    private final String what;
    private final Progress progress;
    private long read;

    Counted(InputStream in, long size, String file, Progress progress) {
      super(in);
      this.size = size;
      this.what = "reading " + file;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      read += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      read += Math.max(0, count);
      progress.at(what, (double) read / size);
      return count;
    }
  }
}
