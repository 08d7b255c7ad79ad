package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.ironkeel.api.machineconfig.MachineConfig;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether what exists has everything we want of it. Fields that others set are not looked at. */
final class RoomDifference {

  private RoomDifference() {}

  static boolean mustWrite(HasMetadata wanted, Optional<? extends HasMetadata> existing) {
    return existing.filter(actual -> labelled(wanted, actual) && same(wanted, actual)).isEmpty();
  }

  private static boolean labelled(HasMetadata wanted, HasMetadata actual) {
    var labels = Objects.requireNonNullElse(actual.getMetadata().getLabels(), Map.of());
    return labels.entrySet().containsAll(wanted.getMetadata().getLabels().entrySet());
  }

  private static boolean same(HasMetadata wanted, HasMetadata actual) {
    return switch (wanted) {
      case MachineConfig config -> config.getSpec().equals(((MachineConfig) actual).getSpec());
      case ServiceAccount account ->
          Objects.equals(
              account.getAutomountServiceAccountToken(),
              ((ServiceAccount) actual).getAutomountServiceAccountToken());
      case RoleBinding binding ->
          binding.getSubjects().equals(((RoleBinding) actual).getSubjects())
              && binding.getRoleRef().equals(((RoleBinding) actual).getRoleRef());
      default ->
          actual
              .getMetadata()
              .getOwnerReferences()
              .containsAll(wanted.getMetadata().getOwnerReferences());
    };
  }
}
