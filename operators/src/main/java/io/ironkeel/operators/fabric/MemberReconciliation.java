package io.ironkeel.operators.fabric;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.fabric.FabricReason;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineSpec;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.operators.kubernetes.Newest;
import io.ironkeel.operators.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the configuration {@code fabric} of every machine of one kind as planned. */
final class MemberReconciliation<
    M extends CustomResource<? extends MachineSpec, MachineStatus> & Machine> {

  private static final Duration CHOOSE_AGAIN = Duration.ofMillis(200);

  private final FabricView view;
  private final FabricFacts facts;
  private final FabricChanges changes;
  private final FabricWriter writer;
  private final StatusWriter statuses;
  private final Supplier<M> newObject;
  private final Clock clock;

  MemberReconciliation(
      Supplier<M> newObject,
      KubernetesClient client,
      FabricView view,
      FabricChanges changes,
      Clock clock) {
    this.view = view;
    this.changes = changes;
    this.facts = new FabricFacts(view);
    this.writer = new FabricWriter(client);
    this.statuses = new StatusWriter(client, FabricWriter.FIELD_MANAGER);
    this.newObject = newObject;
    this.clock = clock;
  }

  @SuppressWarnings("unchecked")
  private M newest(M machine) {
    return Newest.of(
        machine,
        view.machine(machine.getMetadata().getName())
            .filter(machine.getClass()::isInstance)
            .map(found -> (M) found));
  }

  UpdateControl<M> reconcile(M shown) {
    var machine = newest(shown);
    var place = Place.of(machine);
    if (machine.isMarkedForDeletion()) {
      // A machine that is cleaned before it goes must not keep our part.
      facts.config(place.name()).ifPresent(config -> writer.removeConfig(place.name()));
      return UpdateControl.noUpdate();
    }
    var enrolled = FabricChanges.enrolled(machine);
    var unnumbered = facts.member(place, Numbers.NONE);
    var numbering = unnumbered.takesPart() ? numbers(place) : Optional.<Numbering.Result>empty();
    var given =
        numbering.stream()
            .flatMap(result -> result.wanted().stream())
            .map(writer::allocate)
            .reduce(true, Boolean::logicalAnd);
    var problem =
        numbering.flatMap(
            result ->
                result
                    .problem()
                    .or(
                        () ->
                            result.wanted().isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                    new LinkFinding(
                                        FabricReason.ALLOCATING,
                                        "Its numbers are being written."))));
    var plan =
        MemberPlanner.plan(
            facts.member(place, numbering.map(Numbering.Result::numbers).orElse(Numbers.NONE)),
            problem,
            enrolled);
    plan.config().ifPresent(config -> writer.configure(place.name(), config));
    if (plan.remove()) {
      writer.removeConfig(place.name());
    }
    report(machine, plan);
    // Of a number that somebody else got first no event tells us.
    return given
        ? UpdateControl.noUpdate()
        : UpdateControl.<M>noUpdate().rescheduleAfter(CHOOSE_AGAIN);
  }

  /** Once more after we wait for a free one, which may have come meanwhile. */
  private Optional<Numbering.Result> numbers(Place place) {
    var first = facts.numbers(place);
    if (first.flatMap(Numbering.Result::problem).isEmpty()) {
      return first;
    }
    changes.awaitNumber(place.fabric(), place.name());
    return facts.numbers(place);
  }

  private void report(M machine, MemberPlan plan) {
    var shown = MachineStatus.ofFabric(machine.getStatus());
    var fresh = newObject.get();
    fresh.getMetadata().setName(machine.getMetadata().getName());
    fresh.setStatus(
        MachineStatus.ofFabric(
            Conditions.follow(
                shown == null ? List.of() : shown.conditions(),
                plan.conditions(),
                machine.getMetadata().getGeneration(),
                clock),
            plan.membership()));
    statuses.write(machine, shown, fresh);
  }
}
