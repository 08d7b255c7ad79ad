package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.fabric8.kubernetes.client.informers.impl.cache.CacheImpl;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.allocation.Allocation;
import io.ironkeel.api.allocation.AllocationSpec;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.BgpSession;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.Neighbour;
import io.ironkeel.api.machinestate.NetworkInterface;
import io.ironkeel.operators.kubernetes.MachineRooms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fabric on paper: what people wrote, all of it cabled as its Links say unless a MachineState
 * says otherwise, and the numbers that it gets.
 */
final class FabricModel {

  private final List<HasMetadata> objects;
  private final boolean established;

  /** Nobody exchanges routes yet. */
  FabricModel(List<? extends HasMetadata> written) {
    this(written, false);
  }

  /**
   * The same.
   *
   * @param established whether every machine whose state is not written exchanges routes over all
   *     of its cables
   */
  FabricModel(List<? extends HasMetadata> written, boolean established) {
    this.established = established;
    this.objects = new ArrayList<>(written);
    for (int i = 0; i < written.size(); i++) {
      var metadata = written.get(i).getMetadata();
      if (metadata.getCreationTimestamp() == null) {
        metadata.setCreationTimestamp("2026-01-01T00:%02d:%02dZ".formatted(i / 60, i % 60));
      }
      metadata.setUid(Integer.toString(i));
      metadata.setGeneration(1L);
    }
    machines()
        .map(machine -> machine.getMetadata().getName())
        .filter(
            name ->
                states()
                    .noneMatch(state -> MachineRooms.machineOf(state).equals(Optional.of(name))))
        .toList()
        .forEach(name -> objects.add(asCabled(name)));
    number();
  }

  FabricView view() {
    return new FabricView(this::table);
  }

  private <T extends HasMetadata> Indexer<T> table(
      Class<T> type, Map<String, Function<T, List<String>>> indexers) {
    var table = new CacheImpl<T>();
    table.addIndexers(indexers);
    objects.stream().filter(type::isInstance).map(type::cast).forEach(table::put);
    return table;
  }

  Stream<Machine> machines() {
    return objects.stream().filter(Machine.class::isInstance).map(Machine.class::cast);
  }

  Stream<Link> links() {
    return objects.stream().filter(Link.class::isInstance).map(Link.class::cast);
  }

  Stream<Allocation> allocations() {
    return objects.stream().filter(Allocation.class::isInstance).map(Allocation.class::cast);
  }

  private Stream<MachineState> states() {
    return objects.stream().filter(MachineState.class::isInstance).map(MachineState.class::cast);
  }

  MemberPlan plan(Machine machine) {
    var facts = new FabricFacts(view());
    var place = Place.of(machine);
    var numbers = facts.numbers(place);
    return MemberPlanner.plan(
        facts.member(place, numbers.map(Numbering.Result::numbers).orElse(Numbers.NONE)),
        numbers.flatMap(Numbering.Result::problem),
        true);
  }

  Optional<MachineConfigSpec> config(String machine) {
    return machines()
        .filter(found -> found.getMetadata().getName().equals(machine))
        .findFirst()
        .flatMap(found -> plan(found).config());
  }

  /** The configuration that follows for each machine, as if the operator had written it. */
  List<MachineConfig> configs() {
    return machines()
        .map(machine -> machine.getMetadata().getName())
        .flatMap(name -> config(name).map(spec -> config(name, spec)).stream())
        .toList();
  }

  private static MachineConfig config(String machine, MachineConfigSpec spec) {
    var config = new MachineConfig();
    config.setMetadata(
        new ObjectMetaBuilder()
            .withName(FabricInformers.CONFIG)
            .withNamespace("machine-" + machine)
            .withLabels(Map.of(ApiGroup.MACHINE_LABEL, machine))
            .build());
    config.setSpec(spec);
    return config;
  }

  LinkPlanner plan(Link link) {
    return new LinkPlanner(new FabricFacts(view()).link(Cable.of(link)));
  }

  /** One machine after the other, as the operator does, until nobody wants another number. */
  private void number() {
    for (var machine : machines().toList()) {
      var facts = new FabricFacts(view());
      facts
          .numbers(Place.of(machine))
          .ifPresent(result -> result.wanted().forEach(spec -> objects.add(allocation(spec))));
    }
  }

  private static Allocation allocation(AllocationSpec spec) {
    var allocation = new Allocation();
    allocation.getMetadata().setName(Allocation.nameOf(spec.fabric(), spec.pool(), spec.value()));
    allocation.setSpec(spec);
    return allocation;
  }

  /** What a machine reports whose cables are as the Links say. */
  private MachineState asCabled(String machine) {
    var cables = links().map(Cable::of).filter(cable -> cable.joins(machine)).toList();
    var state = new MachineState();
    state.setMetadata(
        new ObjectMetaBuilder()
            .withName(MachineState.NAME)
            .withNamespace("machine-" + machine)
            .withLabels(Map.of(ApiGroup.MACHINE_LABEL, machine))
            .build());
    state.setStatus(
        new MachineStateStatus(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            cables.stream().map(cable -> nic(cable.endAt(machine))).distinct().toList(),
            cables.stream()
                .map(cable -> neighbour(cable.endAt(machine).port(), cable.farFrom(machine)))
                .distinct()
                .toList(),
            established
                ? cables.stream().map(cable -> session(cable.endAt(machine))).distinct().toList()
                : null,
            null,
            List.of(),
            List.of()));
    return state;
  }

  private static NetworkInterface nic(End end) {
    return new NetworkInterface(end.port(), mac(end), mac(end), 9000, true, null, null, null, null);
  }

  private static BgpSession session(End end) {
    return new BgpSession(end.port(), null, true);
  }

  private static Neighbour neighbour(String port, End far) {
    return new Neighbour(port, mac(far), far.machine(), mac(far), far.port());
  }

  /** Any, as long as each port has its own. */
  static String mac(End end) {
    return "mac-of-" + end;
  }
}
