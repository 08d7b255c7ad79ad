package io.ironkeel.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

  @TempDir private Path folder;

  @Test
  void aWholeObjectAndItsSpecAloneSayTheSame() throws IOException {
    var spec = "{managementInterface: eth0, network: {ethernets: [{name: eth1}]}}";
    var whole = read("{apiVersion: ironkeel.io/v1alpha1, kind: MachineConfig, spec: %s}", spec);

    assertThat(whole).isEqualTo(read("%s", spec));
    assertThat(whole.name()).isEqualTo("base");
    assertThat(whole.spec().hash()).startsWith("file-");
  }

  @Test
  void anotherContentHasAnotherHash() throws IOException {
    assertThat(read("{managementInterface: eth0}").spec().hash())
        .isNotEqualTo(read("{managementInterface: eth1}").spec().hash());
  }

  @Test
  void theManagementInterfaceStaysWhatItWas() throws IOException {
    var config = ConfigFile.read(file("{network: {}}"), Optional.of("eth0"));

    assertThat(config.spec().managementInterface()).isEqualTo("eth0");
  }

  @Test
  void aNewAttemptIsANewWishForTheSame() throws IOException {
    var config = read("{managementInterface: eth0}");

    assertThat(config.retried("now").spec().hash()).isEqualTo(config.spec().hash());
    assertThat(config.retried("now").spec().retry()).isEqualTo("now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network: [                                          | is no YAML",
        "just text                                           | holds no fields",
        "{kind: Host, spec: {}}                              | must be MachineConfig",
        "{kind: MachineConfig}                               | spec is missing",
        "{network: {}}                                       | spec.managementInterface is missing",
        "{managementInterface: a, speed: 1}                  | spec.speed is no field",
        "{managementInterface: a, network: {ethernets: 1}}   | spec.network.ethernets must be a list",
        "{managementInterface: a, network: {ethernets: [{}]}} | spec.network.ethernets[0].name is missing",
        "{managementInterface: a, network: {ethernets: [{name: b, mtuBytes: 1}]}}"
            + " | spec.network.ethernets[0].mtuBytes is 1 and must be at least",
        "{managementInterface: a, network: {ethernets: [{name: b, mtuBytes: big}]}}"
            + " | spec.network.ethernets[0].mtuBytes must be a whole number",
        "{managementInterface: a, network: {ethernets: [{name: b/c}]}}"
            + " | spec.network.ethernets[0].name is 'b/c'",
        "{managementInterface: a, managementInterface: b}    | is no YAML"
      })
  void anythingWrongIsNamedWithItsPlace(String yaml, String complaint) throws IOException {
    var file = file(yaml);

    assertThatThrownBy(() -> ConfigFile.read(file, Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(complaint);
  }

  private ConfigFile read(String yaml, Object... arguments) throws IOException {
    return ConfigFile.read(file(yaml.formatted(arguments)), Optional.empty());
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "config", ".yaml"), yaml);
  }
}
