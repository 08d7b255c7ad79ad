package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.ironkeel.api.allocation.Allocation;
import io.ironkeel.api.allocation.AllocationSpec;
import io.ironkeel.api.allocation.AllocationSpec.Pool;
import io.ironkeel.api.allocation.Claim;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.NetworkInterface;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.operators.kubernetes.MachineRooms;
import io.ironkeel.operators.kubernetes.SharedInformers;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All objects that make up fabrics, by what they have to do with each other. Every question is
 * answered from an index, so that what a change costs does not depend on the size of the fabric.
 */
@Singleton
class FabricView {

  private static final String MACHINE = "machine";
  private static final String PORT = "port";
  private static final String FABRIC = "fabric";
  private static final String MAC = "mac";
  private static final String GROUP = "group";
  private static final String PAIR = "pair";
  private static final String PINNING = "pinning";
  private static final String DRAINING = "draining";
  private static final String CLAIM = "claim";

  private final Indexer<Switch> switches;
  private final Indexer<Host> hosts;
  private final Indexer<Link> links;
  private final Indexer<Fabric> fabrics;
  private final Indexer<Rollout> rollouts;
  private final Indexer<Allocation> allocations;
  private final Indexer<MachineState> states;
  private final Indexer<MachineConfig> configs;

  /** Where the objects of this domain are. */
  @FunctionalInterface
  interface Tables extends SharedInformers.Tables {}

  FabricView(Tables tables) {
    switches =
        tables.of(
            Switch.class,
            Map.of(
                FABRIC,
                s -> List.of(s.getSpec().fabric()),
                GROUP,
                s -> groupOf(Place.of(s)).stream().toList(),
                PAIR,
                s -> pairOf(Place.of(s)).stream().toList(),
                PINNING,
                s ->
                    groupOf(Place.of(s)).filter(any -> s.getSpec().asn() != null).stream().toList(),
                DRAINING,
                s ->
                    standInsOf(Place.of(s)).filter(any -> Place.of(s).drained()).stream()
                        .toList()));
    hosts = tables.of(Host.class, Map.of(FABRIC, h -> List.of(h.getSpec().fabric())));
    links =
        tables.of(
            Link.class,
            Map.of(
                FABRIC,
                link -> List.of(link.getSpec().fabric()),
                MACHINE,
                link -> Cable.of(link).ends().map(End::machine).toList(),
                PORT,
                link -> Cable.of(link).ends().map(End::toString).toList()));
    fabrics = tables.of(Fabric.class, Map.of());
    rollouts =
        tables.of(Rollout.class, Map.of(FABRIC, rollout -> List.of(rollout.getSpec().fabric())));
    allocations =
        tables.of(
            Allocation.class,
            Map.of(
                FABRIC,
                a -> List.of(a.getSpec().fabric()),
                CLAIM,
                a -> List.of(claim(a.getSpec().fabric(), a.getSpec().claim()))));
    states =
        tables.of(
            MachineState.class,
            Map.of(
                MACHINE,
                state -> MachineRooms.machineOf(state).stream().toList(),
                MAC,
                FabricView::macAddresses));
    configs =
        tables.of(
            MachineConfig.class,
            Map.of(MACHINE, config -> MachineRooms.machineOf(config).stream().toList()));
  }

  private static List<String> macAddresses(MachineState state) {
    return Optional.ofNullable(state.getStatus()).stream()
        .flatMap(status -> status.interfaces().stream())
        .flatMap(nic -> Stream.of(nic.macAddress(), nic.permanentMacAddress()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Those who share a number: the members of most pairs, and all distribution switches. */
  private static Optional<String> groupOf(Place place) {
    return Numbering.asnClaim(place).map(claim -> claim(place.fabric(), claim));
  }

  private static Optional<String> pairOf(Place place) {
    return Optional.ofNullable(place.pair()).map(pair -> place.fabric() + " " + place.pairOfRole());
  }

  private static Optional<String> standInsOf(Place place) {
    return place.pair() == null ? groupOf(place) : pairOf(place);
  }

  Optional<Fabric> fabric(String name) {
    return Optional.ofNullable(fabrics.getByKey(name));
  }

  /** What holds of a fabric's settings, by the fabric as it is given. */
  FabricHistory history(Fabric fabric) {
    return new FabricHistory(fabric, rollouts.byIndex(FABRIC, fabric.getMetadata().getName()));
  }

  /** What of its fabric's settings a machine follows; nothing when there is no such fabric. */
  Optional<FabricSpec> settings(String fabric, String machine) {
    return fabric(fabric).map(found -> history(found).of(machine));
  }

  Stream<Fabric> fabrics() {
    return fabrics.list().stream();
  }

  /** A Switch or Host; the Switch where both have the name. */
  Optional<Machine> machine(String name) {
    return Optional.<Machine>ofNullable(switches.getByKey(name))
        .or(() -> Optional.ofNullable(hosts.getByKey(name)));
  }

  Optional<Place> place(String name) {
    return machine(name).map(Place::of);
  }

  /** The others that share the number of its autonomous system, the oldest first. */
  List<Place> sharing(Place place) {
    return others(place, GROUP, groupOf(place));
  }

  /** The other members of its pair, the oldest first. */
  List<Place> pair(Place place) {
    return others(place, PAIR, pairOf(place));
  }

  /** Of those that share the number of its autonomous system the ones who say which it is. */
  List<Place> pinning(Place place) {
    return others(place, PINNING, groupOf(place));
  }

  /** The others that do its work: of its pair, or all distribution switches of its fabric. */
  List<Place> standIns(Place place) {
    return place.pair() == null ? sharing(place) : pair(place);
  }

  /** Those of them that people want drained. */
  List<Place> draining(Place place) {
    return others(place, DRAINING, standInsOf(place));
  }

  private List<Place> others(Place place, String index, Optional<String> key) {
    return key.stream()
        .flatMap(value -> switches.byIndex(index, value).stream())
        .map(Place::of)
        .filter(other -> !other.name().equals(place.name()))
        .sorted(Comparator.comparing(Place::age))
        .toList();
  }

  List<Switch> switchesOf(String fabric) {
    return switches.byIndex(FABRIC, fabric);
  }

  List<Host> hostsOf(String fabric) {
    return hosts.byIndex(FABRIC, fabric);
  }

  /** Those of a fabric's hosts that a cable gives a part in it. */
  Stream<Host> cabledHostsOf(String fabric) {
    return hostsOf(fabric).stream()
        .filter(host -> !cablesOf(host.getMetadata().getName()).isEmpty());
  }

  /** All that take part in a fabric. */
  Stream<Machine> membersOf(String fabric) {
    return Stream.concat(switchesOf(fabric).stream(), cabledHostsOf(fabric));
  }

  List<Link> linksOf(String fabric) {
    return links.byIndex(FABRIC, fabric);
  }

  List<Cable> cablesOf(String machine) {
    return links.byIndex(MACHINE, machine).stream().map(Cable::of).toList();
  }

  /** Other cables that end at one of its ports. */
  List<Cable> rivals(Cable cable) {
    return cable
        .ends()
        .flatMap(end -> links.byIndex(PORT, end.toString()).stream())
        .map(Cable::of)
        .filter(other -> !other.link().equals(cable.link()))
        .distinct()
        .toList();
  }

  List<Allocation> allocations(String fabric) {
    return allocations.byIndex(FABRIC, fabric);
  }

  private static String claim(String fabric, Claim claim) {
    return fabric + " " + claim.kind() + " " + claim.name();
  }

  /** What is given out of a fabric's pools. */
  Numbering.Allocated allocated(String fabric) {
    return new Numbering.Allocated() {
      @Override
      public List<AllocationSpec> to(Claim claim) {
        return allocations.byIndex(CLAIM, claim(fabric, claim)).stream()
            .map(Allocation::getSpec)
            .toList();
      }

      @Override
      public Optional<Claim> holder(Pool pool, String value) {
        return Optional.ofNullable(allocations.getByKey(Allocation.nameOf(fabric, pool, value)))
            .map(allocation -> allocation.getSpec().claim());
      }
    };
  }

  Optional<MachineStateStatus> state(String machine) {
    return states.byIndex(MACHINE, machine).stream().findFirst().map(MachineState::getStatus);
  }

  Optional<MachineConfig> config(String machine) {
    return configs.byIndex(MACHINE, machine).stream().findFirst();
  }

  /** Whose port has the MAC address; nothing when nobody's or more than one machine's. */
  Optional<End> portOf(String macAddress) {
    var owners =
        states.byIndex(MAC, macAddress).stream()
            .flatMap(
                state ->
                    MachineRooms.machineOf(state)
                        .flatMap(machine -> port(state, macAddress).map(p -> new End(machine, p)))
                        .stream())
            .toList();
    return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
  }

  private static Optional<String> port(MachineState state, String macAddress) {
    return state.getStatus().interfaces().stream()
        .filter(
            nic ->
                macAddress.equals(nic.permanentMacAddress())
                    || (nic.permanentMacAddress() == null && macAddress.equals(nic.macAddress())))
        .map(NetworkInterface::name)
        .findFirst();
  }
}
