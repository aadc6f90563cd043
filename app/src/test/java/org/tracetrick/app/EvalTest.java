package org.tracetrick.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command `eval`, from files to what a person is shown.
final class EvalTest {

  private static final Path FIXTURES = Path.of("src", "test", "resources", "file");

  @TempDir private Path folder;

  private Terminal.Run run(String expr, String wrt, String... more) {
    var command = new ArrayList<>(List.of("eval", expr, "--wrt", wrt));
    command.addAll(List.of(more));
    return Terminal.run(command, "");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /// What was refused, on one line.
  private static String refusal(Terminal.Run run) {
    assertThat(run.exit()).isEqualTo(Exit.REFUSED);
    assertThat(run.out()).isEmpty();
    return run.err().replaceAll("\\s+", " ");
  }

  private Terminal.Run squares(String... more) throws IOException {
    var options = new ArrayList<String>();
    options.add("--data=X=" + file("X.csv", "a,b\n1,2\n3,4\n5,6\n"));
    options.add("--data=y=" + file("y.txt", "1\n2\n4\n"));
    options.addAll(List.of(more));
    return run("norm2(X*w - y)^2", "w", options.toArray(String[]::new));
  }

  @Test
  void valueAndGradientAreShown() throws IOException {
    var run = squares("--data=w=[1 -1]");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.out())
        .startsWith(
            """
            value      = 38
            gradient_w   2 numbers, norm 116.825
              -72  -92
            """);
    assertThat(run.out()).contains("X: 3×2 in ", "w: 2 in --data", "m = 3, n = 2", "to evaluate");
  }

  @Test
  void theNewtonStepOfASquareGoesToTheMinimum() throws IOException {
    var out = folder.resolve("result.npz").toString();
    var first = squares("--data=w=zeros", "--newton", "--out", out);
    assertThat(first.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(first.out()).contains("newton_w", "Newton's method goes to");
    var second = squares("--data=w=" + out + ":newton_w", "--json");
    var gradient =
        second.out().replaceAll(".*\"gradient_w\",\"shape\":\\[2],\"norm\":([^,]+),.*\\s*", "$1");
    // At w = 0 the step is minus the minimum: one more of them is as far beyond.
    assertThat(Double.parseDouble(gradient)).isGreaterThan(1);
    assertThat(second.out()).contains("\"status\":\"ok\"", "\"sizes\":{\"m\":3,\"n\":2}");
  }

  @Test
  void everyFormOfAHessianIsEvaluated() {
    var run =
        run(
            "norm2(T - U*V')^2",
            "U",
            "--data",
            "T=random",
            "--data",
            "U=random",
            "--data",
            "V=random",
            "--data",
            "dU=ones",
            "--size",
            "m=4,n=5,p=2",
            "--hessian",
            "full,core,product,diagonal,newton");
    assertThat(run.err()).isEmpty();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "hessian_U",
            "core_U",
            "product_U",
            "diagonal_U",
            "newton_U",
            "Hessian",
            "kron(",
            "counted column by column");
  }

  @Test
  void matricesOfSeveralVariablesAreElided() {
    var run =
        run(
            "norm2(T - U*V')^2",
            "U,V",
            "--data",
            "T=random",
            "--data",
            "U=random",
            "--data",
            "V=random",
            "--size",
            "m=20,n=5,p=2",
            "--order",
            "2");
    assertThat(run.out()).contains("hessian_U_V", "40×10", "…", "⋮");
    assertThat(run.out().lines()).allMatch(line -> Layout.width(line) <= Layout.COLUMNS);
  }

  @Test
  void columnsOfFortranOrderAndOtherNumbersAreTheSame() {
    var expected = values("le_f8.npy");
    for (var file : List.of("fortran.npy", "be_f8.npy", "le_i2.npy", "dense.mtx", "commas.csv")) {
      assertThat(values(file)).as(file).isEqualTo(expected);
    }
    assertThat(values("plain.npz:X")).isEqualTo(expected);
  }

  private String values(String file) {
    var run =
        run(
            "sum(X*u) + sum(X'*v)",
            "X",
            "--data",
            "X=" + FIXTURES.resolve(file),
            "--data",
            "u=[1 2 3 5]",
            "--data",
            "v=[1 2 4]",
            "--json");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    return run.out().replaceAll("\"micros\".*", "");
  }

  @Test
  void allArraysOfAnArchiveAreGivenAtOnce() {
    var run =
        run(
            "sum(X*z) + y'*y",
            "y",
            "--data",
            FIXTURES.resolve("plain.npz").toString(),
            "--data",
            "z=ones",
            "--order",
            "0");
    assertThat(run.out()).startsWith("value = 71.25\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--float, 38",
    "--java, 38",
    "--threads=1, 38",
    "--order=0, 38",
  })
  void settingsDoNotChangeTheValue(String setting, String value) throws IOException {
    var run = squares("--data=w=[1 -1]", setting);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().findFirst().orElse("")).matches("value +=? " + value);
  }

  @Test
  void aPlanNeedsSizesOnly() throws IOException {
    var run = run("x'*A*x", "x", "--order", "2", "--size", "n=2000", "--plan");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.out()).contains("hessian_x", "peak", "MB");
    assertThat(squares("--plan").out()).contains("gradient_w");
  }

  // --------------------------------------------------------------- refusals

  @Test
  void shapesThatDoNotFitAreToldTogether() throws IOException {
    var run = squares("--data=w=[1 2 3]");
    assertThat(refusal(run))
        .contains(
            "X is 3×2 in ", "w has 3 numbers in --data, but X: m×n and w: n: n is 2 by X and 3");
  }

  @Test
  void whatIsMissingIsNamedWithWhatItNeeds() throws IOException {
    assertThat(refusal(squares()))
        .contains("nothing is given for w: n, 2 numbers", "--data NAME=FILE");
    assertThat(refusal(run("x'*A*x", "x", "--data", "A=random", "--data", "x=random")))
        .contains("nothing that is given says what n is", "state n");
  }

  @Test
  void numbersThatAreNotFiniteAreLocated() throws IOException {
    var bad = file("bad.csv", "1,2\n3,nan\n-inf,4\n");
    assertThat(refusal(run("normF(X)^2", "X", "--data", "X=" + bad)))
        .contains(
            "X is NaN in row 2, column 2 of ", "bad.csv, and so is 1 more entry", "--allow-nan");
    var run = run("normF(X)^2", "X", "--data", "X=" + bad, "--allow-nan");
    assertThat(run.out()).contains("value      = NaN", "warning", "value is not finite");
    assertThat(refusal(run("c*x", "x", "--data", "c=inf", "--data", "x=1", "--var", "x: scalar")))
        .contains("c is infinite of --data");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spd n×n | [2 1; 3 4] | S is declared spd, but S[2,1] is 3 and S[1,2] is 1",
        "symmetric n×n | [2 1; 1 4] |",
        "diagonal n×n | [2 0; 1 4] | S is declared diagonal, but S[2,1] is 1",
        "lower n×n | [2 5; 1 4] | S is declared lower, but S[1,2] is 5",
        "lower n×n | [2 0; 1 4] |",
        "positive n×n | [2 1; 0 4] | S is declared positive, but S[2,1] is 0",
        "simplex n | [0.5 0.75] | S is declared simplex, but its sum is 1.25",
        "simplex n | [0.25 0.75] |",
      })
  void dataOfAnotherKindThanIsDeclaredIsRefused(String kind, String numbers, String said) {
    var run = run("sum(S)^2", "S", "--var", "S: " + kind, "--data", "S=" + numbers);
    if (said == null) {
      assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    } else {
      assertThat(refusal(run)).contains(said);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "spd n×n",
    "symmetric n×n",
    "diagonal n×n",
    "lower n×n",
    "orthogonal n×n",
    "positive n×n"
  })
  void randomDataIsOfTheKindThatIsDeclared(String kind) {
    var out = folder.resolve("S.npy").toString();
    var made =
        run(
            "S*eye(n)",
            "S",
            "--var",
            "S: " + kind,
            "--data",
            "S=random",
            "--size",
            "n=4",
            "--order",
            "0",
            "--out",
            out);
    assertThat(made.err()).isEmpty();
    var read = run("sum(S)^2", "S", "--var", "S: " + kind, "--data", "S=" + out);
    assertThat(read.err()).isEmpty();
  }

  @Test
  void resultsThatAreNotFiniteAreSaid() {
    var run = run("sum(log(x))", "x", "--data", "x=[1 0 2]");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.out())
        .contains("value is not finite", "gradient_x: 1 of 3 entries are not finite");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--data=Z=1 | there is no input Z; hint: the inputs are x, A",
        "--data=A=nowhere.npy | nowhere.npy: there is no such file [bad-request]",
        "--data=A=a.xls | the ending .xls is not known",
        "--data=A=[1,2;x] | A: \"x\" is no number",
        "--data=A=[1,2;3] | its rows differ in length",
        "--size=q=3 | there is no size q; hint: the sizes are n",
        "--out=a.csv | results are written to .npz",
        "--out=a.npy | an .npy holds one array, and there are 2: value, gradient_x",
      })
  void whatCannotBeIsRefused(String option, String said) {
    var words = said.split("; hint: ", -1);
    assertThat(refusal(run("x'*A*x", "x", option))).contains(words);
  }

  @Test
  void aHessianWithoutStructureHasNoCore() {
    var run =
        run("x'*A*x", "x", "--hessian=core", "--size=n=3", "--data=A=random", "--data=x=random");
    assertThat(refusal(run)).contains("this Hessian has no structure that is known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--data=A.npy | --data needs a name, as in --data X=A.npy",
        "--order=3 | --order is 0, 1 or 2, not 3",
        "--order=1 --newton | are of order 2, not 1",
        "--hessian=half | --hessian is full, core, product, diagonal or newton, not half",
        "--size=n | --size is a name and a number",
        "--threads=0 | --threads is a number from 1",
        "--fn=f: n -> scalar | of which nothing is known, so it has no values",
        "--data=x=1 --data=x=2 | --data gives x twice",
      })
  void whatIsNotUnderstoodIsSaid(String options, String said) {
    var run = run("x'*A*x", "x", options.split(" (?=--)", -1));
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err().replaceAll("\\s+", " ")).contains(said);
  }

  @Test
  void aRefusalIsJsonWhereThatIsAsked() {
    var run = run("x'*A*x", "x", "--data", "A=nowhere.npy", "--json");
    assertThat(run.exit()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("{\"status\":\"refused\",\"error\":{\"code\":\"bad-request\"");
  }

  @Test
  void wherePeopleLeaveOutTheCommandItIsGuessed() {
    assertThat(Terminal.run(List.of("x'*x", "--wrt", "x", "--data", "x=1"), "").err())
        .contains("did you mean tracetrick eval");
  }
}
