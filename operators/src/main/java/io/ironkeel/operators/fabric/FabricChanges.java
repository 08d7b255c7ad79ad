package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.allocation.Allocation;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.fabric.FabricStatus;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineState;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.rollout.RolloutStatus;
import io.ironkeel.api.switches.Switch;
import io.ironkeel.operators.kubernetes.ConcernedObjects;
import io.ironkeel.operators.kubernetes.MachineRooms;
import io.ironkeel.operators.kubernetes.RetryRequest;
import io.ironkeel.operators.kubernetes.Wakers;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who is looked at again when something changes: whoever it concerns, and nobody else. */
@Singleton
class FabricChanges {

  private final FabricView view;

  private final Wakers wakers = new Wakers();

  /** Fabrics in which somebody may need a number no more. */
  private final Set<String> loosened = ConcurrentHashMap.newKeySet();

  /** By fabric: machines that could not have all of their numbers. */
  private final Map<String, Set<String>> waiting = new ConcurrentHashMap<>();

  FabricChanges(FabricView view) {
    this.view = view;
  }

  /** What a change concerns of one kind, for its reconciler. */
  <P extends HasMetadata> EventSource<?, P> concerning(Class<P> kind, FabricInformers informers) {
    return new ConcernedObjects<>(kind, wakers, () -> informers.start(this));
  }

  /** Whether somebody may need a number of the fabric no more, since this was asked last. */
  boolean mayFree(String fabric) {
    return loosened.remove(fabric);
  }

  void machine(Machine now, Machine before) {
    watched((now == null ? before : now).getSpec().fabric());
    if (now != null
        && before != null
        && !Objects.equals(RetryRequest.of(now), RetryRequest.of(before))) {
      member(now.getMetadata().getName());
    }
    if (now != null && before != null && sameToOthers(now, before)) {
      return;
    }
    var any = now == null ? before : now;
    var name = any.getMetadata().getName();
    withNeighbours(name);
    together(any);
    if (before != null) {
      loosened.add(before.getSpec().fabric());
      together(before);
      wakers.tell(Fabric.class, before.getSpec().fabric());
    }
    wakers.tell(Fabric.class, any.getSpec().fabric());
  }

  /** Those that share a number it chooses or a pair with it, or wait for it to do their work. */
  private void together(Machine machine) {
    var place = Place.of(machine);
    if (place.pinned().asn() != null) {
      view.sharing(place).forEach(other -> member(other.name()));
    }
    view.pair(place).forEach(other -> member(other.name()));
    view.draining(place).forEach(other -> member(other.name()));
  }

  private static boolean sameToOthers(Machine now, Machine before) {
    return now.getMetadata().getGeneration().equals(before.getMetadata().getGeneration())
        && enrolled(now) == enrolled(before);
  }

  static boolean enrolled(Machine machine) {
    return machine.getStatus() != null
        && Conditions.isTrue(machine.getStatus().conditions(), "Enrolled");
  }

  void link(Link now, Link before) {
    if (now != null
        && before != null
        && now.getMetadata().getGeneration().equals(before.getMetadata().getGeneration())) {
      return;
    }
    if (before != null) {
      loosened.add(before.getSpec().fabric());
    }
    for (var link : Arrays.asList(now, before)) {
      if (link != null) {
        var cable = Cable.of(link);
        wakers.tell(Link.class, cable.link());
        wakers.tell(Fabric.class, cable.fabric());
        cable.ends().map(End::machine).forEach(this::member);
        view.rivals(cable)
            .forEach(
                rival -> {
                  wakers.tell(Link.class, rival.link());
                  rival.ends().map(End::machine).forEach(this::member);
                });
      }
    }
  }

  void fabric(Fabric now, Fabric before) {
    if (now != null
        && before != null
        && now.getMetadata().getGeneration().equals(before.getMetadata().getGeneration())
        && inForce(now).equals(inForce(before))) {
      return;
    }
    var name = (now == null ? before : now).getMetadata().getName();
    watched(name);
    view.fabrics().forEach(fabric -> wakers.tell(Fabric.class, fabric.getMetadata().getName()));
    view.switchesOf(name)
        .forEach(found -> wakers.tell(Switch.class, found.getMetadata().getName()));
    view.hostsOf(name).forEach(host -> wakers.tell(Host.class, host.getMetadata().getName()));
    view.linksOf(name).forEach(link -> wakers.tell(Link.class, link.getMetadata().getName()));
  }

  private static Optional<FabricSettings> inForce(Fabric fabric) {
    return Optional.ofNullable(fabric.getStatus()).map(FabricStatus::inForce);
  }

  /** Those that it reaches or leaves, and their neighbours, who send packets of the same size. */
  void rollout(Rollout now, Rollout before) {
    var rollout = now == null ? before : now;
    wakers.tell(Fabric.class, rollout.getSpec().fabric());
    var waves =
        Stream.of(Optional.ofNullable(now), Optional.ofNullable(before))
            .map(found -> found.map(FabricHistory::statusOf).map(RolloutStatus::wave).orElse(0))
            .mapToInt(Integer::intValue)
            .summaryStatistics();
    var others = FabricHistory.reached(rollout, waves.getMin());
    FabricHistory.reached(rollout, waves.getMax()).stream()
        .filter(machine -> !others.contains(machine))
        .forEach(this::withNeighbours);
  }

  /** A change that is on its way over the fabric looks at how its machines stand. */
  private void watched(String fabric) {
    view.fabric(fabric)
        .flatMap(found -> view.history(found).underWay())
        .ifPresent(rollout -> wakers.tell(Rollout.class, rollout.getMetadata().getName()));
  }

  /** Looks at the machine again when a number of the fabric is freed. */
  void awaitNumber(String fabric, String machine) {
    waiting.computeIfAbsent(fabric, any -> ConcurrentHashMap.newKeySet()).add(machine);
  }

  void allocation(Allocation now, Allocation before) {
    if (now == null) {
      Optional.ofNullable(waiting.remove(before.getSpec().fabric()))
          .ifPresent(machines -> machines.forEach(this::member));
    }
    var spec = (now == null ? before : now).getSpec();
    switch (spec.claim().kind()) {
      case HOST, SWITCH -> withNeighbours(spec.claim().name());
      case PAIR, ROLE ->
          view.switchesOf(spec.fabric()).stream()
              .map(Place::of)
              .filter(place -> Numbering.asnClaim(place).filter(spec.claim()::equals).isPresent())
              .forEach(place -> member(place.name()));
    }
  }

  void state(MachineState now, MachineState before) {
    if (now != null && before != null && sameToOthers(now, before)) {
      return;
    }
    MachineRooms.machineOf(now == null ? before : now).ifPresent(this::withNeighbours);
  }

  private static boolean sameToOthers(MachineState now, MachineState before) {
    return Objects.equals(parts(now), parts(before));
  }

  private static Optional<List<?>> parts(MachineState state) {
    return Optional.ofNullable(state.getStatus())
        .map(
            status ->
                List.of(
                    status.neighbours(),
                    status.interfaces(),
                    status.bgpSessions(),
                    status.ospfNeighbours()));
  }

  void config(MachineConfig now, MachineConfig before) {
    var machine = MachineRooms.machineOf(now == null ? before : now);
    machine.ifPresent(this::member);
    if (drainState(now) != drainState(before)) {
      machine.flatMap(view::machine).ifPresent(this::together);
    }
  }

  private static Drain.State drainState(MachineConfig config) {
    return config == null ? Drain.State.COMING_BACK : FabricFacts.drainState(config);
  }

  private void withNeighbours(String machine) {
    member(machine);
    for (var cable : view.cablesOf(machine)) {
      wakers.tell(Link.class, cable.link());
      member(cable.farFrom(machine).machine());
    }
  }

  /** Of the two kinds that share their names only one exists. */
  private void member(String machine) {
    wakers.tell(Switch.class, machine);
    wakers.tell(Host.class, machine);
  }
}
