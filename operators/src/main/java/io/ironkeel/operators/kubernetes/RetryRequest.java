package io.ironkeel.operators.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.ApiGroup;
import java.util.Optional;

/** What people ask by annotation: that a rejected configuration is tried again. */
public final class RetryRequest {

  /** No longer than {@code MachineConfig.spec.retry} may be. */
  private static final int LENGTH = 64;

  private RetryRequest() {}

  /** What the request says, cut to what a configuration can hold; null without one. */
  public static String of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ApiGroup.RETRY_ANNOTATION))
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(0, Math.min(text.length(), LENGTH)))
        .orElse(null);
  }
}
