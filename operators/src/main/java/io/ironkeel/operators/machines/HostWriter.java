package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.host.Host;
import io.ironkeel.api.host.HostStatus;
import io.ironkeel.operators.kubernetes.StatusWriter;
import java.util.List;
import java.util.Map;

/** Carries out what was planned for a host. */
final class HostWriter {

  private static final String FIELD_MANAGER = "ironkeel-machines";

  private final KubernetesClient client;
  private final StatusWriter statuses;

  HostWriter(KubernetesClient client) {
    this.client = client;
    this.statuses = new StatusWriter(client, FIELD_MANAGER);
  }

  /**
   * Objects and finalizer.
   *
   * @see #report for the status
   */
  void carryOut(HostPlan plan, Host host) {
    switch (plan.finalizer()) {
      case NONE -> {}
      case SET -> apply(marked(host));
      case REMOVE -> unmark(host);
    }
    plan.writes().forEach(this::apply);
    plan.deletes().forEach(object -> client.resource(object).delete());
  }

  /** Returns whether the spec changed meanwhile, so that the caller must look again at once. */
  boolean report(Host host, HostStatus status) {
    var fresh = nameOf(host);
    fresh.setStatus(status);
    return statuses.write(host, fresh);
  }

  /** Nothing but the finalizer that is ours: the spec is people's. */
  private static Host marked(Host host) {
    var fresh = nameOf(host);
    // Of exactly this host, not of one made again under its name.
    fresh.getMetadata().setUid(host.getMetadata().getUid());
    fresh.getMetadata().setFinalizers(List.of(HostPlanner.FINALIZER));
    return fresh;
  }

  /**
   * Whoever set it: after a restore from a backup the API server does not know any more that it was
   * us, and would leave it to its owner for ever. Fails when somebody changed the list meanwhile.
   */
  private void unmark(Host host) {
    var seen = host.getFinalizers();
    var left = seen.stream().filter(name -> !name.equals(HostPlanner.FINALIZER)).toList();
    var patch =
        List.of(
            Map.of("op", "test", "path", "/metadata/uid", "value", host.getMetadata().getUid()),
            Map.of("op", "test", "path", "/metadata/finalizers", "value", seen),
            Map.of("op", "replace", "path", "/metadata/finalizers", "value", left));
    client
        .resources(Host.class)
        .withName(host.getMetadata().getName())
        .patch(PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
  }

  private static Host nameOf(Host host) {
    var fresh = new Host();
    fresh.getMetadata().setName(host.getMetadata().getName());
    return fresh;
  }

  private void apply(HasMetadata object) {
    client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }
}
