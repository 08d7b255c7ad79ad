package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.switches.Switch;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Switches without machines, in pods of ten: two distribution switches, eight access switches with
 * a cable to each of the two, and one cable more that is plugged in but not declared. Each switch
 * is enrolled and reports its ports and whom it hears, as its agent would.
 */
public final class SimulatedPods {

  public static final int POD = 10;

  /** The end of the undeclared cable of each pod at its last distribution switch. */
  private static final String SPARE = "swp9";

  private static final int DISTRIBUTION = 2;
  private static final int THREADS = 16;

  private static final PatchContext STATUS =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("simulated")
          .withForce(true)
          .build();

  private final KubernetesClient client;
  private int pods;

  public SimulatedPods(KubernetesClient client) {
    this.client = client;
    create(
        """
        metadata: {name: default}
        spec:
          asns: [{first: 4200000000, last: 4200009999}]
          loopbacksIPv4: [10.200.0.0/16]
        """,
        Fabric.class);
  }

  /** Adds pods until there are so many switches. */
  public void growTo(int switches) throws Exception {
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      var work = new ArrayList<Future<?>>();
      for (; pods * POD < switches; pods++) {
        var pod = pods;
        IntStream.range(0, POD).forEach(n -> work.add(pool.submit(() -> addSwitch(pod, n))));
        IntStream.range(DISTRIBUTION, POD)
            .forEach(n -> work.add(pool.submit(() -> addLinks(pod, n))));
      }
      for (var part : work) {
        part.get();
      }
    }
  }

  /** The cable of the first pod that nobody has declared. */
  public static Link spare() {
    return link("spare", name(0, POD - 1) + "/swp3", name(0, 1) + "/" + SPARE);
  }

  private static String name(int pod, int number) {
    return number < DISTRIBUTION
        ? "pod%d-dsw%d".formatted(pod, number)
        : "pod%d-asw%d".formatted(pod, number);
  }

  private void addSwitch(int pod, int number) {
    var name = name(pod, number);
    create("metadata: {name: machine-%s}".formatted(name), Namespace.class);
    create(
        """
        metadata: {name: %s}
        spec: {%s, rack: pod%d, identity: {serialNumber: %s}, managementInterface: eth0}
        """
            .formatted(name, role(pod, number), pod, name),
        Switch.class);
    report(
        """
        metadata: {name: %s}
        status:
          conditions:
            - {type: Enrolled, status: "True", reason: Simulated, message: "", lastTransitionTime: "2026-01-01T00:00:00Z"}
        """
            .formatted(name),
        Switch.class);
    var state =
        """
        metadata: {name: %s, namespace: machine-%s, labels: {ironkeel.io/machine: %s}}
        """
            .formatted(MachineState.NAME, name, name);
    create(state, MachineState.class);
    report(state + ports(pod, number), MachineState.class);
  }

  private static String role(int pod, int number) {
    return number < DISTRIBUTION
        ? "role: DSW"
        : "role: ASW, pair: pod%d-%d".formatted(pod, number / 2);
  }

  private void addLinks(int pod, int number) {
    for (var spine = 0; spine < DISTRIBUTION; spine++) {
      client
          .resource(
              link(
                  "%s-%d".formatted(name(pod, number), spine),
                  "%s/swp%d".formatted(name(pod, number), spine + 1),
                  "%s/swp%d".formatted(name(pod, spine), number - DISTRIBUTION + 1)))
          .create();
    }
  }

  private static Link link(String name, String a, String b) {
    return Serialization.unmarshal(
        """
        metadata: {name: %s}
        spec: {ends: [%s, %s]}
        """
            .formatted(name, a, b),
        Link.class);
  }

  /** What the switch reports: its ports, and the port at the other end of each. */
  private static String ports(int pod, int number) {
    var far = new ArrayList<String>();
    if (number < DISTRIBUTION) {
      IntStream.range(DISTRIBUTION, POD).forEach(leaf -> far.add(mac(pod, leaf, number + 1)));
      far.add(mac(pod, POD - 1, 3));
    } else {
      IntStream.range(0, DISTRIBUTION)
          .forEach(spine -> far.add(mac(pod, spine, number - DISTRIBUTION + 1)));
      far.add(mac(pod, 1, 9));
    }
    return IntStream.rangeClosed(1, far.size())
            .mapToObj(
                port ->
                    "    - {name: swp%d, macAddress: \"%s\", mtuBytes: 9216, carrier: true}\n"
                        .formatted(port, mac(pod, number, port)))
            .collect(Collectors.joining("", "status:\n  interfaces:\n", "  neighbours:\n"))
        + IntStream.rangeClosed(1, far.size())
            .mapToObj(
                port ->
                    "    - {localPort: swp%d, chassisId: \"%s\", portId: \"%s\"}\n"
                        .formatted(port, far.get(port - 1), far.get(port - 1)))
            .collect(Collectors.joining());
  }

  private static String mac(int pod, int number, int port) {
    return "02:00:%02x:%02x:%02x:%02x".formatted(pod >> 8, pod & 0xff, number, port);
  }

  private <T extends HasMetadata> void create(String yaml, Class<T> type) {
    client.resource(Serialization.unmarshal(yaml, type)).create();
  }

  private <T extends HasMetadata> void report(String yaml, Class<T> type) {
    client.resource(Serialization.unmarshal(yaml, type)).subresource("status").patch(STATUS);
  }
}
