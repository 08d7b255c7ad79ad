package io.ironkeel.operators.machines;

import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.host.Host;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Map;
import java.util.Objects;

/**
 * Which updates of a host are worth a look: its spec, its deletion, its finalizers, and the request
 * to try again, which is an annotation. The framework's own filter drops annotations; our own
 * writes of the status pass neither.
 */
public final class HostEvents implements OnUpdateFilter<Host> {

  @Override
  public boolean accept(Host host, Host before) {
    var now = host.getMetadata();
    var then = before.getMetadata();
    return !Objects.equals(now.getGeneration(), then.getGeneration())
        || !Objects.equals(now.getDeletionTimestamp(), then.getDeletionTimestamp())
        || !Objects.equals(now.getFinalizers(), then.getFinalizers())
        || !Objects.equals(retry(host), retry(before));
  }

  private static String retry(Host host) {
    return Objects.requireNonNullElse(host.getMetadata().getAnnotations(), Map.<String, String>of())
        .get(ApiGroup.RETRY_ANNOTATION);
  }
}
