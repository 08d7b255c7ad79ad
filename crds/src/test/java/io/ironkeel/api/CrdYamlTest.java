package io.ironkeel.api;

import io.ironkeel.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdYamlTest {

  private static final Path COMMITTED = Path.of("../helm/ironkeel-crds/templates");

  @Test
  void committedYamlIsWhatTheTypesGenerate(@TempDir Path scratch) throws IOException {
    for (var file : CrdYaml.generate(scratch).entrySet()) {
      Golden.verify(COMMITTED.resolve(file.getKey()), file.getValue());
    }
  }
}
