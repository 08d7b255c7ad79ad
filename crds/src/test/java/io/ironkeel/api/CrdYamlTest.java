package io.ironkeel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdYamlTest {

  private static final Path COMMITTED = Path.of("../helm/ironkeel-crds/templates");

  @Test
  void committedYamlIsWhatTheTypesGenerate(@TempDir Path scratch) throws IOException {
    for (var file : CrdYaml.generate(scratch).entrySet()) {
      var committed = COMMITTED.resolve(file.getKey());
      if (Boolean.getBoolean("ironkeel.golden.update")) {
        Files.createDirectories(COMMITTED);
        Files.writeString(committed, file.getValue());
      }
      assertThat(committed)
          .as("./ironkeel test unit --update-golden writes it anew")
          .hasContent(file.getValue());
    }
  }
}
