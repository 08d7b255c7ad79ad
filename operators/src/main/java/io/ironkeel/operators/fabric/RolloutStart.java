package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.rollout.Rollout;
import io.ironkeel.api.rollout.RolloutSpec;
import java.util.List;
import java.util.Optional;

/**
 * Begins to bring a change of a Fabric to the machines whose configuration it changes. A machine
 * that has none yet loses nothing by getting the new one at once.
 */
record RolloutStart(FabricView view, FabricHistory history) {

  /** Nothing when the change concerns no machine. */
  Optional<Rollout> rollout() {
    var fabric = history.fabric();
    var from = history.inForce();
    var to = new FabricSettings(fabric.getMetadata().getGeneration(), fabric.getSpec());
    var concerned = concerned(from.spec(), to.spec());
    if (concerned.isEmpty()) {
      return Optional.empty();
    }
    var rollout = new Rollout();
    rollout.setMetadata(
        new ObjectMetaBuilder()
            .withName(Rollout.nameOf(fabric.getMetadata().getName(), to.generation()))
            .addNewOwnerReference()
            .withApiVersion(fabric.getApiVersion())
            .withKind(fabric.getKind())
            .withName(fabric.getMetadata().getName())
            .withUid(fabric.getMetadata().getUid())
            .endOwnerReference()
            .build());
    rollout.setSpec(
        new RolloutSpec(
            fabric.getMetadata().getName(), from, to, Waves.of(concerned), false, false));
    rollout.setStatus(null);
    return Optional.of(rollout);
  }

  private List<Place> concerned(FabricSpec from, FabricSpec to) {
    var before = new FabricFacts(view, (fabric, machine) -> Optional.of(from));
    var after = new FabricFacts(view, (fabric, machine) -> Optional.of(to));
    return view.membersOf(history.fabric().getMetadata().getName())
        .map(Place::of)
        .filter(place -> view.config(place.name()).isPresent())
        .filter(place -> !compiled(before, place).equals(compiled(after, place)))
        .toList();
  }

  private static MachineConfigSpec compiled(FabricFacts facts, Place place) {
    var member = facts.member(place, facts.numbersOf(place));
    return RoutingCompiler.compile(member, member.fabric().orElseThrow());
  }
}
