package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that no manifest breaks might as well not be there. */
class RuleCoverageTest {

  private static final Path CRDS = Path.of("../helm/ironkeel-crds/templates");
  private static final Path MANIFESTS = Path.of("src/test/resources/manifests");
  private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");

  @ParameterizedTest
  @CsvSource({
    "hosts, host, 40",
    "switches, switch, 15",
    "links, link, 2",
    "fabrics, fabric, 8",
    "storagepools, storagepool, 9",
    "volumes, volume, 6",
    "wipeapprovals, wipeapproval, 1",
    "tenantaccounts, tenantaccount, 3"
  })
  void everyRuleIsBrokenByAManifest(String crdName, String folder, int atLeast) throws IOException {
    var expected = firstLines(MANIFESTS.resolve(folder).resolve("invalid"));
    var crd =
        new ObjectMapper()
            .<JsonNode>valueToTree(
                new KubernetesSerialization()
                    .unmarshal(
                        Files.readString(CRDS.resolve(crdName + ".ironkeel.io.yaml")), Map.class));
    var rules =
        rules(crd.at("/spec/versions/0/schema/openAPIV3Schema"))
            .map(RuleCoverageTest::saying)
            .toList();
    assertThat(rules).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(rules)
        .allSatisfy(rule -> assertThat(expected).anyMatch(line -> line.contains(rule)));
  }

  private static Stream<JsonNode> rules(JsonNode schema) {
    return Stream.concat(
        StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false),
        schema.isContainerNode()
            ? StreamSupport.stream(schema.spliterator(), false).flatMap(RuleCoverageTest::rules)
            : Stream.empty());
  }

  /** What every message of the rule has in common: its text, or the longest of its texts. */
  private static String saying(JsonNode rule) {
    return rule.has("messageExpression")
        ? TEXT.matcher(rule.get("messageExpression").asText())
            .results()
            .map(text -> text.group(1).replace("\\'", "'").strip())
            .max(Comparator.comparing(String::length))
            .orElseThrow()
        : rule.get("message").asText();
  }

  private static List<String> firstLines(Path invalid) {
    try (var files = Files.list(invalid)) {
      return files.map(RuleCoverageTest::firstLine).collect(Collectors.toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
