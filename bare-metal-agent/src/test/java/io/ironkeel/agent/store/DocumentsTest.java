package io.ironkeel.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

  private static final MachineConfigSpec OLD = config("old", 1500);
  private static final MachineConfigSpec NEW = config("new", 9000);

  @TempDir private Path directory;

  private Documents<MachineConfigSpec> store() {
    return store("configs");
  }

  private Documents<MachineConfigSpec> store(String folder) {
    return new Documents<>(
        directory.resolve(folder), MachineConfigSpec.class, new KubernetesSerialization());
  }

  @Test
  void anAgentThatNeverAppliedAnythingRemembersNothing() {
    assertThat(store().all()).isEmpty();
  }

  @Test
  void whatWasPutLastIsRememberedByTheNextAgent() {
    store().put("base", OLD);
    store().put("base", NEW);
    assertThat(store().all()).containsExactly(Map.entry("base", NEW));
  }

  @Test
  void onlyRootReadsIt() throws IOException {
    store().put("base", OLD);
    assertThat(permissions("configs")).isEqualTo("rwx------");
    assertThat(permissions("configs/base.yaml")).isEqualTo("rw-------");
  }

  @Test
  void aWriteThatWasCutOffLeavesTheOldOne() throws IOException {
    store().put("base", OLD);
    Files.writeString(directory.resolve("configs/.base.yaml.new"), "hash: ne");
    assertThat(store().all()).containsExactly(Map.entry("base", OLD));
    store().put("base", NEW);
    assertThat(store().all()).containsExactly(Map.entry("base", NEW));
  }

  @Test
  void whatIsMovedIsInTheOtherFolderOnly() {
    var journal = store("journal");
    journal.put("base", NEW);
    store().put("base", OLD);
    journal.moveTo(store(), "base");
    assertThat(store().all()).containsExactly(Map.entry("base", NEW));
    assertThat(store("journal").all()).isEmpty();
  }

  @Test
  void aDamagedFileIsIgnored() throws IOException {
    store().put("base", OLD);
    store().put("fabric", NEW);
    Files.writeString(directory.resolve("configs/base.yaml"), "hash: [");
    assertThat(store().all()).containsExactly(Map.entry("fabric", NEW));
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
  }

  private static MachineConfigSpec config(String hash, int mtuBytes) {
    var ethernet = new Ethernet("vec1", null, mtuBytes, null, List.of());
    var network = new Network(List.of(ethernet), null, null, null, null, null, null);
    return new MachineConfigSpec(hash, null, null, "vec0", network, null, null, null, null, null);
  }
}
