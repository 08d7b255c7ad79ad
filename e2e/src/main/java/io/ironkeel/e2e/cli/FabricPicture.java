package io.ironkeel.e2e.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.FabricPort;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.api.switches.Role;
import io.ironkeel.api.switches.Switch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fabric as its objects' status says it is now: as text by layer, and as a Mermaid diagram. */
final class FabricPicture {

  private static final String WORKS = "+";
  private static final String BROKEN = "!";

  private final Map<String, List<Machine>> layers = new LinkedHashMap<>();
  private final List<Link> links;
  private final Set<String> working = new TreeSet<>();

  FabricPicture(KubernetesClient client) {
    var switches = client.resources(Switch.class).list().getItems();
    for (var role : List.of(Role.ISW, Role.CSW, Role.LSW, Role.DSW, Role.ASW)) {
      layers.put(
          role.name(),
          switches.stream()
              .filter(found -> found.getSpec().role() == role)
              .map(Machine.class::cast)
              .toList());
    }
    layers.put("hosts", List.copyOf(client.resources(Host.class).list().getItems()));
    links =
        client.resources(Link.class).list().getItems().stream()
            .sorted(Comparator.comparing(link -> link.getMetadata().getName()))
            .toList();
    links.stream()
        .filter(link -> link.getStatus() != null)
        .filter(link -> Conditions.isTrue(link.getStatus().conditions(), Conditions.READY))
        .forEach(link -> working.add(link.getMetadata().getName()));
  }

  /**
   * Each machine with whom it is cabled to; {@code +} a cable that works, {@code !} one that does
   * not.
   */
  List<String> lines() {
    var lines = new ArrayList<String>();
    layers.forEach(
        (layer, machines) ->
            machines.forEach(
                machine ->
                    lines.add("%-6s %-9s %s".formatted(layer, name(machine), cables(machine)))));
    return lines;
  }

  private String cables(Machine machine) {
    return Stream.concat(ports(machine), upstreams(machine)).collect(Collectors.joining("  "));
  }

  private Stream<String> ports(Machine machine) {
    return Optional.ofNullable(machine.getStatus()).map(MachineStatus::fabric).stream()
        .flatMap(fabric -> fabric.ports().stream())
        .map(port -> (working.contains(port.link()) ? WORKS : BROKEN) + neighbour(port));
  }

  private static String neighbour(FabricPort port) {
    return port.expected().substring(0, port.expected().indexOf('/'));
  }

  private static Stream<String> upstreams(Machine machine) {
    return machine instanceof Switch found
        ? found.getSpec().upstreams().stream().map(upstream -> "(" + upstream.name() + ")")
        : Stream.empty();
  }

  /** The same for a page: <a href="https://mermaid.js.org">Mermaid</a>. */
  String mermaid() {
    var text = new StringBuilder("flowchart TB\n");
    layers.forEach(
        (layer, machines) -> {
          text.append("  subgraph ").append(layer).append('\n');
          machines.forEach(machine -> text.append("    ").append(name(machine)).append('\n'));
          text.append("  end\n");
        });
    for (var link : links) {
      var ends =
          link.getSpec().ends().stream().map(end -> end.substring(0, end.indexOf('/'))).toList();
      text.append(
          "  %s %s %s%n"
              .formatted(
                  ends.getFirst(),
                  working.contains(link.getMetadata().getName()) ? "---" : "-. down .-",
                  ends.getLast()));
    }
    layers.values().stream()
        .flatMap(List::stream)
        .filter(Switch.class::isInstance)
        .map(Switch.class::cast)
        .forEach(
            found ->
                found
                    .getSpec()
                    .upstreams()
                    .forEach(
                        upstream ->
                            text.append(
                                "  %s([%s]) --- %s%n"
                                    .formatted(upstream.name(), upstream.name(), name(found)))));
    return text.toString();
  }

  private static String name(Machine machine) {
    return machine.getMetadata().getName();
  }
}
