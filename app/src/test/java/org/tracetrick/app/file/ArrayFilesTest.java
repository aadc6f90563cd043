package org.tracetrick.app.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracetrick.runtime.blas.Precision;

/// Files that NumPy and SciPy have written, by `src/test/resources/file/make.py`, and our own.
final class ArrayFilesTest {

  static final Path FIXTURES = Path.of("src", "test", "resources", "file");

  private final Arena arena = Arena.ofShared();
  private final ArrayFiles files = new ArrayFiles(arena, 1L << 30, (what, fraction) -> {});

  @AfterEach
  void free() {
    arena.close();
  }

  private NumberArray fixture(String file) {
    return files.read(FIXTURES.resolve(file).toString(), Optional.empty());
  }

  /// Entry (i, j) of an array with two axes, whichever way it lies.
  private static double entry(NumberArray array, long i, long j) {
    long rows = array.axes().getFirst();
    long cols = array.axes().getLast();
    return array.at(array.order() == NumberArray.Order.BY_ROWS ? i * cols + j : i + j * rows);
  }

  private static void check(
      NumberArray array, long rows, long cols, ToDoubleBiFunction<Long, Long> entries) {
    assertThat(array.axes()).containsExactly(rows, cols);
    for (long i = 0; i < rows; i++) {
      for (long j = 0; j < cols; j++) {
        assertThat(entry(array, i, j)).isEqualTo(entries.applyAsDouble(i, j));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "le_f8.npy",
        "be_f8.npy",
        "le_f4.npy",
        "be_f4.npy",
        "le_f2.npy",
        "le_i1.npy",
        "le_i2.npy",
        "be_i2.npy",
        "le_i4.npy",
        "le_i8.npy",
        "be_i8.npy",
        "fortran.npy",
        "version2.npy",
        "version3.npy",
        "spaces.txt",
        "commas.csv",
        "dense.mtx",
        "sparse.mtx",
        "integer.mtx"
      })
  void signedNumbersAreRead(String file) {
    check(fixture(file), 3, 4, (i, j) -> 4 * i + j - 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"le_u1.npy", "le_u2.npy", "be_u2.npy", "le_u4.npy", "le_u8.npy", "be_u8.npy"})
  void unsignedNumbersAreRead(String file) {
    check(fixture(file), 3, 4, (i, j) -> 4 * i + j);
  }

  @Test
  void truthsAreNumbers() {
    check(fixture("bool.npy"), 3, 4, (i, j) -> j % 2);
  }

  @Test
  void unsignedNumbersBeyondSignedOnesAreRoundedOnce() {
    var array = fixture("huge_unsigned.npy");
    assertThat(array.at(0)).isEqualTo(0x1p64);
    assertThat(array.at(1)).isEqualTo(0x1p63 + 2048);
  }

  @Test
  void numbersAndVectorsHaveFewerAxes() {
    assertThat(fixture("scalar.npy").axes()).isEmpty();
    assertThat(fixture("scalar.npy").at(0)).isEqualTo(2.5);
    assertThat(fixture("vector.npy").axes()).containsExactly(5L);
    assertThat(fixture("cube.npy").axes()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void symmetricMatricesAreCompleted() {
    check(fixture("symmetric.mtx"), 3, 3, (i, j) -> 5 * (i + j));
    check(fixture("symmetric_dense.mtx"), 3, 3, (i, j) -> 5 * (i + j));
    check(fixture("skew.mtx"), 3, 3, (i, j) -> 3 * (i - j));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.npz", "packed.npz"})
  void arraysOfAnArchiveAreReadByName(String file) {
    var path = FIXTURES.resolve(file).toString();
    check(files.read(path, Optional.of("X")), 3, 4, (i, j) -> 4 * i + j - 3);
    assertThat(files.read(path, Optional.of("y")).at(4)).isEqualTo(4.5);
    assertThat(files.read(path, Set.of("y", "z"))).containsOnlyKeys("y");
  }

  @Test
  void doublesAreNotCopied() {
    var array = fixture("le_f8.npy");
    assertThat(array.memory().isMapped()).isTrue();
    assertThat(array.isStoredAs(Precision.DOUBLE)).isTrue();
    assertThat(fixture("be_f8.npy").isStoredAs(Precision.DOUBLE)).isFalse();
    assertThat(fixture("le_f4.npy").isStoredAs(Precision.FLOAT)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'1,2\n3,4\n', 2, 2",
    "'1;2;5\n', 1, 3",
    "'1\t2\n3\t4', 2, 2",
    "'a,b\n1,2\n3,4\n5,6\n', 3, 2",
    "'\uFEFFa,b\r\n1,2\r\n', 1, 2",
    "'\"a, b\",c\n\"1\",2\n', 1, 2",
    "'# by hand\n\n 1   2\n  3 4 \n', 2, 2",
    "'1\n2\n3\n', 3, 1",
    "'x\n-1.5e-3\n+2.\n.5\n', 3, 1",
  })
  void tablesAreReadWhateverSeparatesThem(String text, long rows, long cols, @TempDir Path folder)
      throws IOException {
    var file = Files.writeString(folder.resolve("table.csv"), text);
    assertThat(files.read(file.toString(), Optional.empty()).axes()).containsExactly(rows, cols);
  }

  @Test
  void columnsAreTakenByNameOrNumber(@TempDir Path folder) throws IOException {
    var text = "id,age,size,y\na,1,2,3\nb,4,5,6\n";
    var file = Files.writeString(folder.resolve("table.csv"), text).toString();
    check(files.read(file, Optional.of("y")), 2, 1, (i, j) -> 3 * i + 3);
    check(files.read(file, Optional.of("2-3")), 2, 2, (i, j) -> 3 * i + j + 1);
    check(files.read(file, Optional.of("y, age")), 2, 2, (i, j) -> 3 * i + 3 - 2 * j);
  }

  @Test
  void packedFilesAreUnpacked(@TempDir Path folder) throws IOException {
    for (var name : List.of("le_i4.npy", "spaces.txt", "sparse.mtx")) {
      var packed = folder.resolve(name + ".gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
        Files.copy(FIXTURES.resolve(name), out);
      }
      check(files.read(packed.toString(), Optional.empty()), 3, 4, (i, j) -> 4 * i + j - 3);
    }
  }

  @Test
  void numbersStandOnTheCommandLine() {
    assertThat(inline("0.1").orElseThrow().axes()).isEmpty();
    assertThat(inline("1,2,3").orElseThrow().axes()).containsExactly(3L);
    assertThat(inline("[7]").orElseThrow().axes()).containsExactly(1L);
    check(inline("[1 2; 3 4]").orElseThrow(), 2, 2, (i, j) -> 2 * i + j + 1);
    assertThat(inline("x.npy")).isEmpty();
  }

  private Optional<NumberArray> inline(String text) {
    return InlineNumbers.parse("x", text, arena);
  }

  @Test
  void whatIsWrittenIsWhatNumPyWrites(@TempDir Path folder) throws IOException {
    var doubles = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 0.5, 1.5, 2.5, 3.5, 4.5);
    var vector = new ResultFile.Named("y", List.of(5L), doubles);
    var single = folder.resolve("y.npy");
    ResultFile.write(single.toString(), List.of(vector));
    assertThat(single).hasSameBinaryContentAs(FIXTURES.resolve("vector.npy"));

    var number = new ResultFile.Named("value", List.of(), doubles);
    var matrix = new ResultFile.Named("H", List.of(2L, 2L), doubles);
    var several = folder.resolve("all.npz").toString();
    ResultFile.write(several, List.of(vector, number, matrix));
    assertThat(files.read(several, Optional.of("value")).at(0)).isEqualTo(0.5);
    check(files.read(several, Optional.of("H")), 2, 2, (i, j) -> 2 * i + j + 0.5);
    assertThat(folder)
        .isDirectoryContaining("glob:**all.npz")
        .isDirectoryNotContaining("glob:**.part");
  }
}
