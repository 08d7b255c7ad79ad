package io.ironkeel.e2e.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.Neighbour;
import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.RunDirectory;
import io.ironkeel.e2e.cluster.AuditedWrite;
import io.ironkeel.e2e.cluster.ControlPlane;
import io.ironkeel.e2e.lab.Cable;
import io.ironkeel.e2e.lab.Disk;
import io.ironkeel.e2e.lab.Lab;
import io.ironkeel.e2e.lab.LabTest;
import io.ironkeel.e2e.lab.Machine;
import io.ironkeel.e2e.lab.MachineSpec;
import io.ironkeel.e2e.product.Charts;
import io.ironkeel.e2e.product.Credentials;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.OperatorProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What two cabled machines say of themselves: disks and neighbours as they come and go, written
 * when something changed and at no other time. udev and lldpd run as on any machine.
 */
@LabTest
class InventoryIT {

  /** An event, its settling time, a look and a write, on a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(30);

  /** What LLDP itself takes at most, and a bit. */
  private static final Duration ANNOUNCED = Duration.ofSeconds(35);

  private static ControlPlane cluster;
  private static KubernetesClient client;
  private static OperatorProcess operators;
  private static Machine left;
  private static Machine right;
  private static Cable cable;

  @BeforeAll
  static void twoMachinesOnOneCable(ControlPlane started, Lab lab) {
    cluster = started;
    client = started.admin();
    var artifacts = Artifacts.fromEnvironment();
    Charts.install(cluster, artifacts);
    operators =
        OperatorProcess.start(
            cluster,
            artifacts,
            OperatorProcess.MACHINES,
            RunDirectory.empty(InventoryIT.class, "operators"));
    left = lab.addMachine(MachineSpec.named("left").disk(new Disk("BUILTIN-1", 32)));
    right = lab.addMachine(MachineSpec.named("right"));
    cable = lab.connect(left, 1, right, 2);
    for (var machine : List.of(left, right)) {
      declare(machine);
      enrol(machine);
    }
    lab.boot();
    for (var machine : List.of(left, right)) {
      machine.execOk(
          "pgrep systemd-udevd || /usr/lib/systemd/systemd-udevd --daemon; ip link set vec1 up; ip link set vec2 up");
      machine.execOk("mkdir -p /run/lldpd; lldpd");
      Hosts.awaitReady(client, machine.name());
    }
  }

  @AfterAll
  static void endTheOperators() {
    operators.close();
  }

  private static void declare(Machine machine) {
    cluster
        .kubectlWithInput(
            """
            apiVersion: ironkeel.io/v1alpha1
            kind: Host
            metadata:
              name: %s
            spec:
              rack: r1
              identity:
                macAddresses: ["%s"]
              managementInterface: vec0
            """
                .formatted(machine.name(), machine.mac(0)),
            "apply",
            "-f",
            "-")
        .orThrow();
  }

  private static void enrol(Machine machine) {
    machine.writeCredentials(
        "kubeconfig",
        Credentials.kubeconfig(
            cluster,
            "https://%s:%d".formatted(Lab.HOST_ADDRESS, URI.create(cluster.apiServer()).getPort()),
            "machine-" + machine.name(),
            "agent"));
  }

  @Test
  void aMachineTellsWhatItIsMadeOfAndItsHostSumsItUp() {
    var state = state(left);
    assertThat(state.cpu().threads()).isEqualTo(1);
    assertThat(state.memoryMiB()).isBetween(200L, 256L);
    assertThat(disk(left, "state"))
        .satisfies(
            disk -> {
              assertThat(disk.signatures()).containsExactly("ext4");
              assertThat(disk.mounts()).containsExactly("/var/lib/ironkeel");
              assertThat(disk.blank()).isFalse();
            });
    assertThat(disk(left, "BUILTIN-1"))
        .satisfies(
            disk -> {
              assertThat(disk.sizeBytes()).isEqualTo(32L << 20);
              assertThat(disk.signatures()).isEmpty();
              assertThat(disk.blank()).isTrue();
            });
    Await.until(
        "the summary of the Host",
        () -> {
          var inventory = Hosts.get(client, "left").getStatus().inventory();
          var seen = state(left);
          assertThat(inventory.cpuThreads()).isEqualTo(1);
          assertThat(inventory.memoryMiB()).isEqualTo(seen.memoryMiB());
          assertThat(inventory.disks()).isEqualTo(seen.disks().size());
          assertThat(inventory.ports()).isEqualTo(5);
        });
  }

  @Test
  void aDiskThatIsPluggedInShowsUpAndSoDoesWhatIsPutOnIt() {
    var device = left.hotPlug(new Disk("PLUGGED-IN", 48));
    Await.until("the new disk", SOON, () -> assertThat(disk(left, "PLUGGED-IN").blank()).isTrue());
    left.execOk("mkfs.ext4 -q " + device);
    Await.until(
        "its signature",
        SOON,
        () -> {
          var disk = disk(left, "PLUGGED-IN");
          assertThat(disk.signatures()).containsExactly("ext4");
          assertThat(disk.blank()).isFalse();
        });
    left.execOk("wipefs --all " + device);
    Await.until("blank again", SOON, () -> assertThat(disk(left, "PLUGGED-IN").blank()).isTrue());
  }

  @Test
  void machinesOnOneCableSeeEachOtherUntilItIsPulled() {
    awaitTheyKnowEachOther();
    cable.cut();
    Await.until("no neighbour", ANNOUNCED, () -> assertThat(neighbours(left)).isEmpty());
    Await.until("no neighbour", ANNOUNCED, () -> assertThat(neighbours(right)).isEmpty());
    cable.plug();
    awaitTheyKnowEachOther();
  }

  @Test
  void eventsThatChangeNothingAndARestartWriteNothingAndTheDetectorSeesAPlantedChange() {
    awaitTheyKnowEachOther();
    var mark = cluster.auditLog().mark();
    causeEvents();
    left.killAgent();
    awaitHeartbeat();
    causeEvents();
    awaitHeartbeat();
    assertThat(stateWrites(mark)).isEmpty();

    left.execOk("ip link set vec3 mtu 1400");
    Await.until("the planted change", () -> assertThat(stateWrites(mark)).isNotEmpty());
    left.execOk("ip link set vec3 mtu 9216");
  }

  /** Of the kind that make the agent look at its disks. */
  private static void causeEvents() {
    left.execOk("for i in 1 2 3 4 5 6 7 8 9; do echo change >/sys/block/ubda/uevent; done");
  }

  private static void awaitHeartbeat() {
    var beat = heartbeat();
    Await.until("a new heartbeat", () -> assertThat(heartbeat()).isNotEqualTo(beat));
  }

  private static void awaitTheyKnowEachOther() {
    Await.until(
        "right, seen by left",
        ANNOUNCED,
        () ->
            assertThat(neighbours(left))
                .singleElement()
                .satisfies(
                    neighbour -> {
                      assertThat(neighbour.localPort()).isEqualTo("vec1");
                      assertThat(neighbour.chassisName()).isEqualTo("right");
                      assertThat(neighbour.portDescription()).isEqualTo("vec2");
                      assertThat(neighbour.portId()).isEqualTo(right.mac(2));
                    }));
    Await.until(
        "left, seen by right",
        ANNOUNCED,
        () ->
            assertThat(neighbours(right))
                .extracting(Neighbour::localPort, Neighbour::chassisName)
                .containsExactly(tuple("vec2", "left")));
  }

  private static List<Neighbour> neighbours(Machine machine) {
    return state(machine).neighbours();
  }

  private static io.ironkeel.api.machinestate.Disk disk(Machine machine, String serial) {
    return state(machine).disks().stream()
        .filter(disk -> serial.equals(disk.serialNumber()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no disk " + serial + " in " + state(machine)));
  }

  private static MachineStateStatus state(Machine machine) {
    return client
        .resources(MachineState.class)
        .inNamespace("machine-" + machine.name())
        .withName(MachineState.NAME)
        .require()
        .getStatus();
  }

  private static String heartbeat() {
    var lease =
        client.resources(Lease.class).inNamespace("machine-left").withName("agent").require();
    return String.valueOf(lease.getSpec().getRenewTime());
  }

  private static Stream<AuditedWrite> stateWrites(long mark) {
    return cluster.auditLog().writesSince(mark).stream()
        .filter(write -> write.resource().equals("machinestates"))
        .filter(write -> write.namespace().equals("machine-left"));
  }
}
