package org.tracetrick.runtime.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracetrick.runtime.blas.BlasLibrary.Choice;
import org.tracetrick.runtime.blas.NativeLibrary.Loading;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Loaded;
import org.tracetrick.runtime.blas.NativeLibrary.Loading.Missing;

final class BlasLibraryTest {

  private static final String PLATFORM =
      OpenBlas.platform(System.getProperty("os.name"), System.getProperty("os.arch"));

  private static final String RESOURCES = "/org/bytedeco/openblas/" + PLATFORM + "/";

  private static Choice choose(String asked, Loading openBlas, Loading mkl) {
    return BlasLibrary.choose(asked, () -> openBlas, () -> mkl);
  }

  @ParameterizedTest
  @EnumSource
  void prefersOpenBlas(Precision precision) {
    assumeOpenBlas();
    assumeTrue(
        !System.getenv().containsKey(BlasLibrary.VARIABLE)
            && !System.getProperties().containsKey(BlasLibrary.PROPERTY),
        "another was asked for");
    var blas = BlasLibrary.preferred(precision);
    assertThat(blas.name()).matches("OpenBLAS [0-9.]+ \\(\\w+\\)");
    assertThat(blas.precision()).isEqualTo(precision);
    assertThat(BlasLibrary.plain(precision).precision()).isEqualTo(precision);
    assertThat(BlasLibrary.note()).isEmpty();
  }

  private static void assumeOpenBlas() {
    assumeTrue(PLATFORM.equals("linux-x86_64"), "the build brings OpenBLAS for linux-x86_64 only");
  }

  @Test
  void fallsBackWithAReason(@TempDir Path cache) {
    var loading = OpenBlas.load("plan9-sparc", cache);
    assertThat(choose("", loading, new Missing("no MKL")))
        .isEqualTo(
            new Choice.Plain(
                Optional.of(
                    "linear algebra in plain Java, since this program brings no OpenBLAS for"
                        + " plan9-sparc")));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void takesPlainJavaWithoutANoteWhereItIsAskedFor() {
    var unasked = new Missing("it must not be tried");
    assertThat(choose(" Java", unasked, unasked)).isEqualTo(new Choice.Plain(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "mkl, 'asks for `mkl`, but there is no M;'",
    "openblas, 'asks for `openblas`, but there is no O;'",
    "atlas, 'is `atlas`; it may be `openblas`, `mkl` or `java`'"
  })
  void refusesWhatThereIsNot(String asked, String message) {
    var choice = choose(asked, new Missing("there is no O"), new Missing("there is no M"));
    assertThat(choice)
        .isInstanceOfSatisfying(
            Choice.Refused.class,
            refused -> assertThat(refused.message()).contains("tracetrick.blas " + message));
  }

  @Test
  void saysWhereMklWasSought() {
    switch (Mkl.load()) {
      case Loaded(var library) -> assertThat(library.doubles().name()).startsWith("MKL");
      case Missing(var reason) ->
          assertThat(reason).contains("libmkl_rt.so").contains("LD_LIBRARY_PATH");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, mac-arm64",
    "Windows 11, amd64, windows-x86_64"
  })
  void namesAPlatformAsTheJarsDo(String system, String processor, String platform) {
    assertThat(OpenBlas.platform(system, processor)).isEqualTo(platform);
  }

  @Test
  void knowsTheVersionOfTheJar() throws IOException {
    var resource =
        Optional.ofNullable(
            OpenBlas.class.getResourceAsStream(
                "/META-INF/maven/org.bytedeco/openblas/pom.properties"));
    var properties = new Properties();
    try (var stream = resource.orElseThrow()) {
      properties.load(stream);
    }
    assertThat(properties).containsEntry("version", OpenBlas.VERSION);
  }

  @Test
  void unpacksOnce(@TempDir Path cache) throws Exception {
    assumeOpenBlas();
    Callable<Loading> load = () -> OpenBlas.load(PLATFORM, cache);
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var loading : threads.invokeAll(List.of(load, load))) {
        assertThat(loading.get()).isInstanceOf(Loaded.class);
      }
    }
    var library = library(cache);
    try (var folders = Files.list(cache.resolve("tracetrick"))) {
      assertThat(folders).hasSize(1);
    }
    var unpacked = Files.getLastModifiedTime(library);
    assertThat(OpenBlas.load(PLATFORM, cache)).isInstanceOf(Loaded.class);
    assertThat(Files.getLastModifiedTime(library)).isEqualTo(unpacked);
  }

  private static Path library(Path cache) {
    var folder = "openblas-" + OpenBlas.VERSION + "-" + PLATFORM;
    return cache.resolve("tracetrick", folder, "libopenblas.so.0");
  }

  @Test
  void doesWithoutACacheFolder(@TempDir Path cache) throws IOException {
    assumeOpenBlas();
    var file = Files.createFile(cache.resolve("file"));
    assertThat(OpenBlas.load(PLATFORM, file)).isInstanceOf(Loaded.class);
  }

  @Test
  void doesWithoutTheRightFile(@TempDir Path cache) throws IOException {
    assumeOpenBlas();
    Files.createDirectories(library(cache).getParent());
    try (var other = OpenBlas.class.getResourceAsStream(RESOURCES + "libgcc_s.so.1")) {
      Files.copy(Optional.ofNullable(other).orElseThrow(), library(cache));
    }
    assertThat(OpenBlas.load(PLATFORM, cache)).isInstanceOf(Loaded.class);
  }
}
