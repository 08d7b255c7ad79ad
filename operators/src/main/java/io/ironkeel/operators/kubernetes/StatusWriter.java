package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Objects;

/**
 * The one way in which operators write a status: nothing when it is equal; otherwise a fresh object
 * by server-side apply.
 */
public final class StatusWriter {

  private final KubernetesClient client;
  private final PatchContext patch;
  private final OwnWrites writes = new OwnWrites();

  public StatusWriter(KubernetesClient client, String fieldManager) {
    this.client = client;
    this.patch =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(fieldManager)
            .withForce(true)
            .build();
  }

  /**
   * Writes what is ours of a status that has several writers.
   *
   * @param shown what of it is shown now
   * @see #write(CustomResource, CustomResource)
   */
  public <S, T extends CustomResource<?, S>> boolean write(T seen, S shown, T fresh) {
    if (Objects.equals(writes.after(seen).orElse(shown), fresh.getStatus())) {
      return false;
    }
    var written = client.resource(fresh).subresource("status").patch(patch);
    writes.remember(written, fresh.getStatus());
    return !written.getMetadata().getGeneration().equals(seen.getMetadata().getGeneration());
  }

  /**
   * Writes the status of {@code fresh} unless {@code seen} has it already.
   *
   * @return whether the spec changed since {@code seen} was read: the caller must look again at
   *     once, because the framework may take the event of that change for the echo of this write
   *     (java-operator-sdk #3398)
   */
  public <S, T extends CustomResource<?, S>> boolean write(T seen, T fresh) {
    return write(seen, seen.getStatus(), fresh);
  }
}
