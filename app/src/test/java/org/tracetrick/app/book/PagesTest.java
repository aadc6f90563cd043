package org.tracetrick.app.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Operator;

/// The pages in `docs/rules` are those that the catalogue gives, and lead where they say.
final class PagesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "rules");

  private static final Map<String, String> PAGES = Pages.of(Catalogue.standard());

  private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");

  @TestFactory
  Stream<DynamicTest> everyPageIsFresh() {
    return PAGES.entrySet().stream()
        .map(page ->
            DynamicTest.dynamicTest(
                page.getKey(),
                () -> {
                  var file = FOLDER.resolve(page.getKey());
                  assertThat(Files.exists(file) ? Files.readString(file) : "")
                      .as("docs/rules is stale; refresh it by: " + Pages.COMMAND)
                      .isEqualTo(page.getValue());
                }));
  }

  @Test
  void noPageIsLeftOver() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("docs/rules holds a page that is not generated")
          .containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }
  }

  @Test
  void everyLinkOfTheIndexLeadsToAHeading() {
    var index = PAGES.getOrDefault(IndexPage.NAME, "");
    var headings = new HashMap<String, List<String>>();
    PAGES.forEach((name, page) -> headings.put(name, anchors(page)));
    var links = LINK.matcher(index).results().toList();
    assertThat(links).isNotEmpty();
    for (var link : links) {
      assertThat(headings).containsKey(link.group(1));
      if (link.group(2) != null) {
        assertThat(headings.getOrDefault(link.group(1), List.of())).contains(link.group(2));
      }
    }
  }

  private static List<String> anchors(String page) {
    var anchors = new ArrayList<String>();
    for (var line : page.lines().filter(line -> line.startsWith("## ")).toList()) {
      var anchor = IndexPage.anchor(line.substring(3));
      anchors.add(anchors.contains(anchor) ? anchor + "-1" : anchor);
    }
    return anchors;
  }

  @Test
  void everyOperatorIsInTheIndex() {
    var index = PAGES.getOrDefault(IndexPage.NAME, "");
    var missing = new TreeSet<String>();
    for (var definition : Catalogue.standard().definitions()) {
      if (!index.contains("[" + FamilyPage.heading(definition) + "](")) {
        missing.add(definition.operator().name());
      }
    }
    Operator.STRUCTURE.stream()
        .map(Operator::name)
        .filter(name -> !index.contains("[`" + name + "`]"))
        .forEach(missing::add);
    assertThat(missing).isEmpty();
  }

  /// What derivations cite is on a page, wherever it comes from.
  @Test
  void everyRuleIsOnAPage() {
    var book = PAGES.values().stream().collect(Collectors.joining()).replace("\\|", "|");
    var missing =
        Catalogue.standard().rules().sets().stream()
            .flatMap(set -> set.equations().stream())
            .map(rule -> "`" + rule.statement() + "`")
            .filter(statement -> !book.contains(statement))
            .toList();
    assertThat(missing).isEmpty();
  }
}
