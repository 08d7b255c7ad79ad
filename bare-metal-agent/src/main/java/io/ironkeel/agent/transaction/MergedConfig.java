package io.ironkeel.agent.transaction;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.sysctl.Sysctl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All configurations of a machine as one, because its sections look after the whole machine: what
 * one configuration does not name may be another's. Each part, for example {@code routing}, belongs
 * to one of them, the first by name that has it; interfaces, routes, rules and kernel parameters
 * each for itself.
 *
 * @param refusals by name of a configuration, what of it is left out because another has it, a
 *     sentence each
 */
public record MergedConfig(MachineConfigSpec spec, Map<String, List<String>> refusals) {

  public static MergedConfig of(SortedMap<String, MachineConfigSpec> configs) {
    return new Merge(configs).result();
  }

  /** What of the configuration of this name is left out. */
  public List<String> refused(String name) {
    return refusals.getOrDefault(name, List.of());
  }

  private static final class Merge {

    private final SortedMap<String, MachineConfigSpec> configs;
    private final Map<String, List<String>> refusals = new TreeMap<>();

    /** By title of what only one can have. */
    private final Map<String, String> owners = new HashMap<>();

    private Merge(SortedMap<String, MachineConfigSpec> configs) {
      this.configs = configs;
    }

    private MergedConfig result() {
      if (configs.size() == 1) {
        return new MergedConfig(configs.firstEntry().getValue(), Map.of());
      }
      var hashes =
          configs.values().stream().map(MachineConfigSpec::hash).collect(Collectors.joining(","));
      var spec =
          new MachineConfigSpec(
              hashes,
              null,
              null,
              configs.values().stream()
                  .map(MachineConfigSpec::managementInterface)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null),
              network(),
              part("time", MachineConfigSpec::time),
              part("names", MachineConfigSpec::names),
              sysctls(),
              part("routing", MachineConfigSpec::routing),
              part("storage", MachineConfigSpec::storage));
      return new MergedConfig(spec, refusals);
    }

    private <T> T part(String part, Function<MachineConfigSpec, T> of) {
      String owner = null;
      T value = null;
      for (var config : configs.entrySet()) {
        var mine = of.apply(config.getValue());
        if (mine != null && owner == null) {
          owner = config.getKey();
          value = mine;
        } else if (mine != null) {
          refuse(config.getKey(), "spec." + part, owner);
        }
      }
      return value;
    }

    private Network network() {
      return new Network(
          each(Network::ethernets, ethernet -> "interface " + ethernet.name()),
          each(Network::bonds, bond -> "interface " + bond.name()),
          each(Network::vlans, vlan -> "interface " + vlan.name()),
          each(Network::bridges, bridge -> "interface " + bridge.name()),
          each(
              Network::routes,
              route ->
                  "route to %s of metric %d in table %d"
                      .formatted(route.to(), route.metric(), route.table())),
          each(
              Network::rules,
              rule -> "rule of priority %d for %s".formatted(rule.priority(), rule.family())),
          configs.values().stream()
              .flatMap(config -> config.network().probes().stream())
              .distinct()
              .toList());
    }

    private <T> List<T> each(Function<Network, List<T>> of, Function<T, String> title) {
      return distinct(config -> of.apply(config.network()), title);
    }

    private List<Sysctl> sysctls() {
      return distinct(MachineConfigSpec::sysctls, sysctl -> "kernel parameter " + sysctl.name());
    }

    /** Of those with the same title the one of the first configuration by name. */
    private <T> List<T> distinct(
        Function<MachineConfigSpec, List<T>> of, Function<T, String> title) {
      var merged = new ArrayList<T>();
      configs.forEach(
          (name, config) -> {
            for (var item : of.apply(config)) {
              var owner = owners.putIfAbsent(title.apply(item), name);
              if (owner == null) {
                merged.add(item);
              } else {
                refuse(name, title.apply(item), owner);
              }
            }
          });
      return merged;
    }

    private void refuse(String config, String what, String owner) {
      refusals
          .computeIfAbsent(config, key -> new ArrayList<>())
          .add(
              "%s of MachineConfig %s is left out, because MachineConfig %s of this machine has it too: keep it in one of them."
                  .formatted(what, config, owner));
    }
  }
}
