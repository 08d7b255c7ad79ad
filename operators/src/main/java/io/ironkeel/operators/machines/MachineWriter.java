package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.machine.Machine;
import io.ironkeel.api.machine.MachineSpec;
import io.ironkeel.api.machine.MachineStatus;
import io.ironkeel.operators.kubernetes.StatusWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Carries out what was planned for a machine. */
final class MachineWriter<
    M extends CustomResource<? extends MachineSpec, MachineStatus> & Machine> {

  private static final String FIELD_MANAGER = "ironkeel-machines";

  private final KubernetesClient client;
  private final StatusWriter statuses;
  private final Class<M> type;
  private final Supplier<M> newObject;

  MachineWriter(KubernetesClient client, Class<M> type, Supplier<M> newObject) {
    this.newObject = newObject;
    this.type = type;
    this.client = client;
    this.statuses = new StatusWriter(client, FIELD_MANAGER);
  }

  /**
   * Objects and finalizer.
   *
   * @see #report for the status
   */
  void carryOut(MachinePlan plan, M machine) {
    switch (plan.finalizer()) {
      case NONE -> {}
      case SET -> apply(marked(machine));
      case REMOVE -> unmark(machine);
    }
    plan.writes().forEach(this::apply);
    plan.deletes().forEach(object -> client.resource(object).delete());
  }

  /** Returns whether the spec changed meanwhile, so that the caller must look again at once. */
  boolean report(M machine, MachineStatus status) {
    var fresh = nameOf(machine);
    fresh.setStatus(status);
    return statuses.write(machine, MachineStatus.ofMachine(machine.getStatus()), fresh);
  }

  /** Nothing but the finalizer that is ours: the spec is people's. */
  private M marked(M machine) {
    var fresh = nameOf(machine);
    // Of exactly this machine, not of one made again under its name.
    fresh.getMetadata().setUid(machine.getMetadata().getUid());
    fresh.getMetadata().setFinalizers(List.of(MachinePlanner.FINALIZER));
    return fresh;
  }

  /**
   * Whoever set it: after a restore from a backup the API server does not know any more that it was
   * us, and would leave it to its owner for ever. Fails when somebody changed the list meanwhile.
   */
  private void unmark(M machine) {
    var seen = machine.getFinalizers();
    var left = seen.stream().filter(name -> !name.equals(MachinePlanner.FINALIZER)).toList();
    var patch =
        List.of(
            Map.of("op", "test", "path", "/metadata/uid", "value", machine.getMetadata().getUid()),
            Map.of("op", "test", "path", "/metadata/finalizers", "value", seen),
            Map.of("op", "replace", "path", "/metadata/finalizers", "value", left));
    client
        .resources(type)
        .withName(machine.getMetadata().getName())
        .patch(PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
  }

  private M nameOf(M machine) {
    var fresh = newObject.get();
    fresh.getMetadata().setName(machine.getMetadata().getName());
    return fresh;
  }

  private void apply(HasMetadata object) {
    client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }
}
