package org.tracetrick.app.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.expr.TracetrickException;

/// Files that are not what their names say: each is refused with what is wrong, and nothing else
/// happens.
final class HostileFilesTest {

  /// Bytes of memory that reading may take.
  private static final long LIMIT = 1 << 20;

  @TempDir private Path folder;

  private String refusal(String file, String part) {
    try (var arena = Arena.ofShared()) {
      var files = new ArrayFiles(arena, LIMIT, (what, fraction) -> {});
      var refused =
          catchThrowableOfType(
              TracetrickException.class,
              () -> files.read(file, Optional.of(part).filter(name -> !name.isEmpty())));
      assertThat(refused).as("refusal of %s", file).isNotNull();
      var diagnostic = refused.diagnostic();
      return diagnostic.message() + diagnostic.hint().map(hint -> "; " + hint).orElse("");
    }
  }

  private String written(byte[] content, String name) throws IOException {
    var file = Files.write(folder.resolve(name), content);
    return refusal(file.toString(), "").replace(file.toString(), name);
  }

  private String written(String content, String name) throws IOException {
    return written(content.getBytes(StandardCharsets.UTF_8), name);
  }

  private static byte[] npy(String header, int numbers) {
    var text = header.getBytes(StandardCharsets.ISO_8859_1);
    var bytes = new byte[10 + text.length + 8 * numbers];
    var magic = new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    System.arraycopy(magic, 0, bytes, 0, magic.length);
    bytes[8] = (byte) text.length;
    bytes[9] = (byte) (text.length >> 8);
    System.arraycopy(text, 0, bytes, 10, text.length);
    return bytes;
  }

  private static String header(String type, String shape) {
    return "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f8 | (3, 4) | x.npy: it ends early: 3×4 numbers of 8 bytes are announced, and 80 of their 96 bytes are missing",
        "<f8 | (-3, 4) | says a shape that is none",
        "<f8 | (3, x) | says a shape that is none",
        "<f8 | (4611686018427387904, 4611686018427387904) | more than the memory there is",
        "<f8 | (99999999999999999999999999,) | more than the memory there is",
        "<f8 | (1000000000000,) | are missing",
        "<c16 | (2,) | its entries are complex, not real numbers; save it as numbers",
        "'|O' | (2,) | its entries are Python objects",
        "<U1 | (2,) | its entries are texts",
        "<f3 | (2,) | of the type \"<f3\"",
        "<M8[us] | (2,) | its entries are times",
      })
  void aHeaderThatIsNoArraysIsRefused(String type, String shape, String said) throws IOException {
    assertThat(written(npy(header(type, shape), 2), "x.npy")).contains(said);
  }

  @Test
  void truncatedAndForeignFilesAreRefused() throws IOException {
    assertThat(written("", "x.npy"))
        .isEqualTo("x.npy: this is no .npy file: it does not begin as one");
    assertThat(written("PK\3\4 is something else", "x.npy")).contains("does not begin as one");
    var whole = npy(header("<f8", "(2,)"), 2);
    assertThat(written(Arrays.copyOf(whole, 9), "x.npy"))
        .contains("it ends in its header: 1 bytes");
    assertThat(written(Arrays.copyOf(whole, 20), "x.npy")).contains("it ends in its header");
    assertThat(written(npy("import os", 0), "x.npy")).contains("its header says no type");
    assertThat(written(npy("{'descr': '<f8'}", 0), "x.npy")).contains("no shape, or no order");
    whole[6] = 9;
    assertThat(written(whole, "x.npy")).contains("version 9 of .npy is not known");
    assertThat(written("no archive", "x.npz")).contains("this is no zip archive, or it ends early");
    assertThat(written("no archive", "x.csv.gz")).contains("x.csv.gz: it cannot be unpacked");
    assertThat(written("1", "x.jpg"))
        .contains("the ending .jpg is not known; the endings are .npy");
    assertThat(written("1", "x")).contains("its name has no ending");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(refusal("nowhere.npy", "")).isEqualTo("nowhere.npy: there is no such file");
    assertThat(refusal(folder.toString(), "")).endsWith("this is a folder");
    assertThat(refusal("a\0b.npy", "")).contains("it cannot be read");
    var npz = ArrayFilesTest.FIXTURES.resolve("plain.npz").toString();
    assertThat(refusal(npz, "Z")).endsWith("there is no array Z in it; there are X, text, y");
    assertThat(refusal(npz, "")).contains("it holds 3 arrays; name one of them");
    assertThat(refusal(npz, "text")).contains("plain.npz:text: its entries are texts");
    assertThat(refusal(ArrayFilesTest.FIXTURES.resolve("vector.npy").toString(), "y"))
        .contains("it has no parts");
    assertThat(refusal(ArrayFilesTest.FIXTURES.resolve("fields.npy").toString(), ""))
        .contains("its entries have several fields");
  }

  /// What a few kilobytes unpack to is not unpacked where it is more than the memory there is, nor
  /// where it is more than the array's header announces.
  @Test
  void zipBombsDoNotGoOff() throws IOException {
    assertThat(written(bomb("(33554432,)"), "bomb.npz"))
        .isEqualTo("bomb.npz:X: 33554432 numbers are more than the memory there is");
    try (var arena = Arena.ofShared()) {
      var files = new ArrayFiles(arena, LIMIT, (what, fraction) -> {});
      assertThat(files.read(folder.resolve("bomb.npz").toString(), Set.of("Y"))).isEmpty();
    }
    assertThat(written(bomb("(99999,99999)"), "bomb.npz")).contains("more than the memory");
  }

  private static byte[] bomb(String shape) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("X.npy"));
      zip.write(npy(header("<f8", shape), 0));
      var zeros = new byte[1 << 16];
      for (int i = 0; i < 512; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'1,2\n3,x4\n' | 'line 2, column 2 is no number: \"x4\"; write nan'",
        "'a,b\n1,2\n3,?\n' | 'line 3, column 2 (b) is no number: \"?\"'",
        "'1,2\n3,\n' | 'line 2, column 2 is empty'",
        "'1,2\n3\n' | 'line 2 has 1 cells, and the first has 2'",
        "'1,2\n3,4,5\n' | 'line 2 has 3 cells, and the first has 2'",
        "'1;2,5\n' | 'line 1, column 2 is no number: \"2,5\"; write numbers with a decimal point'",
        "'1,0x1p3\n' | 'is no number: \"0x1p3\"'",
        "'1,2d\n' | 'is no number: \"2d\"'",
        "'a,b\n' | there are no numbers in it",
        "'# nothing\n\n' | there are no numbers in it",
        "'1,x\n' | 'line 1, column 2'",
        "'1,\"2\n3,4\n' | x.csv",
      })
  void tablesWithWhatIsNoNumberAreRefusedWithThePlace(String text, String said) throws IOException {
    assertThat(written(text, "x.csv")).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "q, there is no column \"q\"; there are a",
    "3, there is no column 3; it has 2",
    "2-1, there is no column 2-1",
    "0, there is no column 0",
  })
  void columnsThatAreNotThereAreRefused(String columns, String said) throws IOException {
    var file = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n").toString();
    assertThat(refusal(file, columns)).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix array complex general|1 1/1 0|it is complex, which is not read",
        "matrix array real hermitian|1 1/1|it is hermitian",
        "vector array real general|1 1/1|it is vector",
        "matrix array real general|-1 5/1|no whole number where one is needed: \"-1\"",
        "matrix array real general|2147483647 2147483647/1|more than the memory",
        "matrix array real general|2 1/1|it ends early: row 2 of column 1 is missing",
        "matrix array real general|2 1/1/x|line 4 has no number where one is needed: \"x\"",
        "matrix coordinate real general|2 2 1/3 1 5|line 3 has 3 where there are 1 to 2",
        "matrix coordinate real general|2 2 2/1 1 5|it ends early: entry 2 of 2 is missing",
        "matrix coordinate real general|2 2 1/1 1|line 3 is no entry",
        "matrix coordinate real symmetric|2 3 1/1 1 1|which is not symmetric",
        "matrix array real general|/|it ends early: its sizes is missing",
        "matrix array real|1 1/1|does not begin with",
      })
  void matrixMarketFilesThatAreNoneAreRefused(String head, String rest, String said)
      throws IOException {
    var text = "%%MatrixMarket " + head + "\n" + rest.replace('/', '\n');
    assertThat(written(text, "x.mtx")).contains(said);
  }
}
