package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigReason;
import io.ironkeel.api.machineconfig.MachineConfigStatus;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.operators.kubernetes.RetryRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Gathers from the view what is known about one machine or cable. */
final class FabricFacts {

  private static final Set<String> UNDONE =
      Set.of(MachineConfigReason.REJECTED, MachineConfigReason.DEFERRED);

  private final FabricView view;
  private final Settings settings;

  /** With the settings that each machine follows. */
  FabricFacts(FabricView view) {
    this(view, view::settings);
  }

  /** As if each machine followed these settings. */
  FabricFacts(FabricView view, Settings settings) {
    this.view = view;
    this.settings = settings;
  }

  /** What of its fabric's settings a machine follows; nothing when there is no such fabric. */
  @FunctionalInterface
  interface Settings {
    Optional<FabricSpec> of(String fabric, String machine);
  }

  /** What a machine has and shall have of numbers; nothing while its fabric does not exist. */
  Optional<Numbering.Result> numbers(Place place) {
    return view.fabric(place.fabric())
        .map(
            fabric ->
                new Numbering(place.fabric(), fabric.getSpec(), view.allocated(place.fabric()))
                    .of(place, view.pinning(place)));
  }

  /** Those it has; some may be missing. */
  Numbers numbersOf(Place place) {
    return numbers(place).map(Numbering.Result::numbers).orElse(Numbers.NONE);
  }

  /** The configuration a machine has from us. */
  Optional<MachineConfig> config(String machine) {
    return view.config(machine);
  }

  MemberFacts member(Place place, Numbers numbers) {
    var config = view.config(place.name());
    return new MemberFacts(
        place,
        settings.of(place.fabric(), place.name()),
        numbers,
        view.cablesOf(place.name()).stream()
            .map(cable -> port(place, cable))
            .sorted(Comparator.comparing(port -> port.end().port()))
            .toList(),
        view.pair(place),
        drain(place),
        view.state(place.name()),
        config.map(MachineConfig::getSpec),
        view.machine(place.name()).map(RetryRequest::of).orElse(null),
        config.flatMap(FabricFacts::undone),
        config.filter(FabricFacts::isApplied).isPresent());
  }

  /** Who else does its work matters only to one that shall be drained. */
  private Drain drain(Place place) {
    return new Drain(
        candidate(place),
        place.drained() ? view.standIns(place).stream().map(this::candidate).toList() : List.of());
  }

  private Drain.Candidate candidate(Place place) {
    return new Drain.Candidate(
        place.name(),
        place.age(),
        place.drained(),
        view.config(place.name()).map(FabricFacts::drainState).orElse(Drain.State.COMING_BACK));
  }

  static Drain.State drainState(MachineConfig config) {
    var routing = config.getSpec().routing();
    if (routing != null && routing.bgp() != null && routing.bgp().drained()) {
      return Drain.State.DRAINED;
    }
    return isApplied(config) ? Drain.State.IN_SERVICE : Drain.State.COMING_BACK;
  }

  private static Optional<MemberFacts.Undone> undone(MachineConfig config) {
    return report(config)
        .flatMap(status -> Conditions.find(status.conditions(), Conditions.READY))
        .filter(ready -> UNDONE.contains(ready.reason()))
        .map(
            ready ->
                new MemberFacts.Undone(
                    ready.reason().equals(MachineConfigReason.REJECTED), ready.message()));
  }

  private static boolean isApplied(MachineConfig config) {
    return report(config)
        .filter(status -> config.getSpec().hash().equals(status.appliedHash()))
        .filter(status -> Conditions.isTrue(status.conditions(), Conditions.READY))
        .isPresent();
  }

  /** What the agent says of exactly this configuration, not of one before it. */
  private static Optional<MachineConfigStatus> report(MachineConfig config) {
    return Optional.ofNullable(config.getStatus())
        .filter(
            status ->
                Objects.equals(config.getMetadata().getGeneration(), status.observedGeneration()));
  }

  private Port port(Place place, Cable cable) {
    var link = link(cable);
    var far = cable.farFrom(place.name());
    var peer = link.place(far);
    return new Port(
        cable,
        cable.endAt(place.name()),
        far,
        peer,
        peer.map(this::numbersOf).orElse(Numbers.NONE),
        mtuBytes(cable),
        cable.enabled() || link.lastWayOf().isPresent(),
        LinkCheck.first(link),
        link.cabling(cable.endAt(place.name())),
        link.cabling(far));
  }

  /** Both ends send packets of one size, also while only one of them follows new settings. */
  private int mtuBytes(Cable cable) {
    return Optional.ofNullable(cable.mtuBytes())
        .or(
            () ->
                cable
                    .ends()
                    .flatMap(end -> settings.of(cable.fabric(), end.machine()).stream())
                    .map(FabricSpec::mtuBytes)
                    .min(Comparator.naturalOrder()))
        .orElse(FabricSpec.MTU_BYTES);
  }

  LinkFacts link(Cable cable) {
    var places = new HashMap<String, Place>();
    var states = new HashMap<String, MachineStateStatus>();
    Map<String, Cabling> cabling = new HashMap<>();
    cable
        .ends()
        .forEach(
            end -> {
              view.place(end.machine()).ifPresent(place -> places.put(end.machine(), place));
              view.state(end.machine())
                  .ifPresent(
                      state -> {
                        states.put(end.machine(), state);
                        cabling.put(
                            end.machine(),
                            Cabling.at(
                                end.port(), cable.farFrom(end.machine()), state, view::portOf));
                      });
            });
    return new LinkFacts(
        cable,
        view.fabric(cable.fabric()).isPresent(),
        places,
        states,
        view.rivals(cable),
        new LastWay(view, cable).of(),
        cabling);
  }
}
