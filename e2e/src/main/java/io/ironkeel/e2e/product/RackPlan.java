package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.e2e.lab.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How an example is built in the lab: {@code lab/rack.yaml} in its folder.
 *
 * @param machines names, each of a Host or Switch of the example
 * @param outside names of routers that are not Ironkeel's; FRR runs there as {@code
 *     lab/outside/NAME.conf} says
 * @param domains which operators the example needs; machines without it
 * @param cables pairs of ends, written MACHINE/PORT
 * @param disks by machine, beside the one for the agent's state
 */
public record RackPlan(
    List<String> machines,
    List<String> outside,
    List<String> domains,
    List<List<String>> cables,
    Map<String, List<Disk>> disks) {

  private static final int USUAL_PORTS = 4;

  public RackPlan {
    machines = List.copyOf(machines);
    outside = outside == null ? List.of() : List.copyOf(outside);
    domains = domains == null ? List.of("machines") : List.copyOf(domains);
    cables = cables == null ? List.of() : List.copyOf(cables);
    disks = disks == null ? Map.of() : Map.copyOf(disks);
  }

  public static RackPlan of(Path example) {
    try {
      return new KubernetesSerialization()
          .unmarshal(Files.readString(example.resolve("lab/rack.yaml")), RackPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the example has no lab/rack.yaml", e);
    }
  }

  /** How many ports a machine has: as many as its cables need. */
  int ports(String machine) {
    return cables.stream()
        .flatMap(List::stream)
        .map(End::parse)
        .filter(end -> end.machine().equals(machine))
        .mapToInt(End::port)
        .reduce(USUAL_PORTS, Math::max);
  }

  /** One end of a cable. */
  public record End(String machine, int port) {

    static End parse(String text) {
      var slash = text.indexOf('/');
      return new End(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }
  }
}
