package io.ironkeel.agent.unmanaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.change.Changes;
import io.ironkeel.agent.change.Former;
import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.agent.store.Documents;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Vlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of the test's own: real files, and commands that are only written down. */
class UnmanagedSectionTest {

  private static final Network NETWORK =
      new Network(
          List.of(new Ethernet("lan", "02:00:00:00:01:01", null, null, null)),
          null,
          List.of(new Vlan("storage", "lan", 100, null, null)),
          null,
          null,
          null,
          null);

  @TempDir private Path root;
  private final List<String> ran = new ArrayList<>();

  @Test
  void everyToolThatIsThereIsToldOnceAndTheOthersGetNothing() throws IOException {
    Files.createDirectories(root.resolve("etc/NetworkManager"));
    Files.createDirectories(root.resolve("run/NetworkManager"));
    Files.createDirectories(root.resolve("etc/systemd/network"));
    assertThat(converge(NETWORK).complete()).isTrue();
    assertThat(root.resolve("etc/NetworkManager/conf.d/90-ironkeel.conf"))
        .hasContent(
            UnmanagedPlanner.HEADER
                + "[device-ironkeel]\nmatch-device=interface-name:storage,interface-name:vec1\nmanaged=0\n");
    assertThat(root.resolve("etc/systemd/network/00-ironkeel.network"))
        .hasContent(
            UnmanagedPlanner.HEADER + "[Match]\nName=storage vec1\n\n[Link]\nUnmanaged=yes\n");
    assertThat(root.resolve("etc/cloud")).doesNotExist();
    assertThat(ran).as("networkd does not run here").containsExactly("nmcli general reload conf");
    converge(NETWORK);
    assertThat(ran).hasSize(1);
  }

  @Test
  void nothingManagedTakesTheMarksAwayAndNothingElse() throws IOException {
    Files.createDirectories(root.resolve("etc/cloud/cloud.cfg.d"));
    Files.writeString(root.resolve("etc/cloud/cloud.cfg.d/50-theirs.cfg"), "theirs");
    converge(NETWORK);
    assertThat(root.resolve("etc/cloud/cloud.cfg.d/99-ironkeel.cfg"))
        .hasContent(UnmanagedPlanner.HEADER + "network: {config: disabled}\n");
    converge(Network.NONE);
    assertThat(root.resolve("etc/cloud/cloud.cfg.d"))
        .isDirectoryNotContaining("glob:**ironkeel*")
        .isDirectoryContaining("glob:**theirs*");
  }

  @Test
  void aFileWithoutOurHeaderIsReportedAndKept() throws IOException {
    var file = root.resolve("etc/systemd/network/00-ironkeel.network");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "theirs");
    assertThat(converge(NETWORK).unmet())
        .singleElement()
        .asString()
        .contains("systemd-networkd", "00-ironkeel.network");
    converge(Network.NONE);
    assertThat(file).hasContent("theirs");
  }

  private Convergence converge(Network network) {
    var links =
        LinksSection.parse(
            """
            [{"ifname": "vec0", "address": "02:00:00:00:01:00", "flags": [], "mtu": 1500},
             {"ifname": "vec1", "address": "02:00:00:00:01:01", "flags": [], "mtu": 1500}]
            """);
    var changes =
        new Changes(
            UnmanagedSection.NAME,
            root,
            new Documents<>(root.resolve("state"), Former.class, new KubernetesSerialization()),
            (input, command) -> {
              ran.add(String.join(" ", command));
              return "";
            },
            service -> ran.add("restart " + service));
    return new Sections(List.of(new UnmanagedSection(root, changes, () -> links)))
        .converge(
            new MachineConfigSpec(
                "hash", null, null, "vec0", network, null, null, null, null, null));
  }
}
