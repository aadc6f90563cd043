package org.tracetrick.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The layers of ARCHITECTURE.md: which package may know which.
final class LayersTest {
  private static final String[] CORE = {
    "org.tracetrick.expr..",
    "org.tracetrick.syntax..",
    "org.tracetrick.elaborate..",
    "org.tracetrick.rules..",
    "org.tracetrick.catalogue..",
    "org.tracetrick.derive.."
  };
  private static final String[] CORE_AND_COMPUTE = {
    "org.tracetrick.expr..",
    "org.tracetrick.syntax..",
    "org.tracetrick.elaborate..",
    "org.tracetrick.rules..",
    "org.tracetrick.catalogue..",
    "org.tracetrick.derive..",
    "org.tracetrick.program..",
    "org.tracetrick.numeric..",
    "org.tracetrick.emit..",
    "org.tracetrick.verify..",
    "org.tracetrick.answer.."
  };

  private final JavaClasses shipped =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tracetrick");

  @Test
  void aPackageOfCoreImportsOnlyThoseBeforeIt() {
    for (int later = 1; later < CORE.length; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        noClasses()
            .that()
            .resideInAPackage(CORE[earlier])
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CORE[later])
            .allowEmptyShould(true)
            .check(shipped);
      }
    }
  }

  @Test
  void coreKnowsNothingOfComputeNorComputeOfTheApp() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.tracetrick..")
        .optionalLayer("core")
        .definedBy(CORE)
        .optionalLayer("program")
        .definedBy("org.tracetrick.program..")
        .optionalLayer("numeric")
        .definedBy("org.tracetrick.numeric..")
        .optionalLayer("emit")
        .definedBy("org.tracetrick.emit..")
        .optionalLayer("verify")
        .definedBy("org.tracetrick.verify..")
        .optionalLayer("answer")
        .definedBy("org.tracetrick.answer..")
        .optionalLayer("blas")
        .definedBy("org.tracetrick.runtime.blas..")
        .optionalLayer("kernel")
        .definedBy("org.tracetrick.runtime.kernel..")
        .optionalLayer("plan")
        .definedBy("org.tracetrick.runtime.plan..")
        .optionalLayer("execute")
        .definedBy("org.tracetrick.runtime.execute..")
        .optionalLayer("runtime")
        .definedBy("org.tracetrick.runtime")
        .optionalLayer("app")
        .definedBy("org.tracetrick.app..")
        .whereLayer("program")
        .mayOnlyBeAccessedByLayers("numeric", "emit", "verify", "answer", "execute", "app")
        .whereLayer("numeric")
        .mayOnlyBeAccessedByLayers("verify", "answer", "plan", "execute", "app")
        .whereLayer("emit")
        .mayOnlyBeAccessedByLayers("verify", "answer", "app")
        .whereLayer("verify")
        .mayOnlyBeAccessedByLayers("answer", "app")
        .whereLayer("answer")
        .mayOnlyBeAccessedByLayers("runtime", "app")
        .whereLayer("blas")
        .mayOnlyBeAccessedByLayers("kernel", "plan", "execute", "runtime", "app")
        .whereLayer("kernel")
        .mayOnlyBeAccessedByLayers("plan", "execute", "runtime")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers("execute", "runtime")
        .whereLayer("execute")
        .mayOnlyBeAccessedByLayers("runtime")
        .whereLayer("runtime")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(shipped);
  }

  @Test
  void theRuleBookKnowsNothingOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("org.tracetrick.app.book")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tracetrick.app")
        .check(shipped);
  }

  @Test
  void filesKnowNothingOfTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("org.tracetrick.app.file")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tracetrick.app")
        .check(shipped);
  }

  /// What is not evaluated does not pay for the evaluator's classes when it starts.
  @Test
  void onlyTheCommandEvalReachesTheRuntime() {
    noClasses()
        .that()
        .belongToAnyOf(Derive.class, Batch.class, Rules.class)
        .should()
        .transitivelyDependOnClassesThat(resideInAPackage("org.tracetrick.runtime.."))
        .check(shipped);
  }

  /// Both modules also compile to the browser, which has no files, sockets or reflection.
  @Test
  void coreAndComputeDoNoInputOutputOrReflection() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE_AND_COMPUTE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.lang.reflect.."))
        .because("they are pure, and compile to the browser")
        .allowEmptyShould(true)
        .check(shipped);
    noClasses()
        .that()
        .resideInAnyPackage(CORE_AND_COMPUTE)
        .should()
        .callMethod(Class.class, "forName", String.class)
        .because("loading a class by its name is reflection too")
        .allowEmptyShould(true)
        .check(shipped);
  }

  @Test
  void coreAndComputeNeedNothingAtRunTimeButAnnotations() {
    classes()
        .that()
        .resideInAnyPackage(CORE_AND_COMPUTE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("org.tracetrick..", "java..", "org.jspecify.annotations.."))
        .allowEmptyShould(true)
        .check(shipped);
  }
}
