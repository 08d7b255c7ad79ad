package io.ironkeel.e2e.bench;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.tenantaccount.TenantAccount;
import java.time.Duration;

/**
 * Time from the declaration of a member until the API server lets it in.
 *
 * @param tenant to which somebody is added, again and again
 * @param namespace one of it
 */
record MemberLatency(KubernetesClient client, String tenant, String namespace) {

  private static final int WARM_UP = 30;
  private static final int MEMBERS = 50;
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  Samples measure() {
    var samples = new Samples();
    for (var number = 0; number < WARM_UP + MEMBERS; number++) {
      var nanos = add("new-" + number);
      if (number >= WARM_UP) {
        samples.add(nanos);
      }
    }
    return samples;
  }

  /** Nanoseconds until the new member may read. */
  long add(String user) {
    var start = System.nanoTime();
    client
        .resources(TenantAccount.class)
        .withName(tenant)
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\":\"add\",\"path\":\"/spec/members/-\",\"value\":{\"kind\":\"User\",\"name\":\"%s\",\"role\":\"viewer\"}}]"
                .formatted(user));
    while (!mayRead(user)) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new IllegalStateException(
            "%s has no right in %s after %s".formatted(user, namespace, DEADLINE));
      }
    }
    return System.nanoTime() - start;
  }

  private boolean mayRead(String user) {
    return client
        .resource(
            new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(user)
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withVerb("list")
                .withResource("pods")
                .endResourceAttributes()
                .endSpec()
                .build())
        .create()
        .getStatus()
        .getAllowed();
  }
}
