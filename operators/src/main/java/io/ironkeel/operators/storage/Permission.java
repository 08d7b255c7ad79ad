package io.ironkeel.operators.storage;

import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.Disk;
import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.storage.LocalWipe;
import io.ironkeel.api.wipeapproval.WipeApproval;
import io.ironkeel.api.wipeapproval.WipeApprovalReason;
import io.ironkeel.operators.kubernetes.Outlook;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a WipeApproval permits now, and what is to be said of it. */
record Permission(WipeApproval approval) {

  private static final Set<String> USED_UP =
      Set.of(WipeApprovalReason.WIPED, WipeApprovalReason.EXPIRED);

  /** Once used or expired it never permits anything again. */
  static boolean isUsedUp(WipeApproval approval) {
    return approval.getStatus() != null
        && Conditions.find(approval.getStatus().conditions(), Conditions.READY)
            .filter(ready -> USED_UP.contains(ready.reason()))
            .isPresent();
  }

  /** A time that no calendar has is over. */
  Instant expires() {
    try {
      return Instant.parse(approval.getSpec().expires());
    } catch (DateTimeException noTime) {
      return Instant.EPOCH;
    }
  }

  boolean holds(Instant now) {
    return !approval.isMarkedForDeletion() && !isUsedUp(approval) && now.isBefore(expires());
  }

  LocalWipe wipe() {
    return new LocalWipe(
        approval.getMetadata().getName(), approval.getSpec().disk(), approval.getSpec().content());
  }

  private Optional<Disk> disk(Optional<MachineStateStatus> state) {
    return state.stream()
        .flatMap(seen -> seen.disks().stream())
        .filter(disk -> approval.getSpec().disk().equals(DiskChoice.identityOf(disk)))
        .findFirst();
  }

  Outlook outlook(
      Optional<MachineStateStatus> state,
      Optional<HostStoragePlan> plan,
      Optional<MachineConfig> config,
      Instant now) {
    var spec = approval.getSpec();
    var disk = disk(state);
    if (disk.filter(one -> Boolean.TRUE.equals(one.blank())).isPresent()) {
      return Outlook.ready(
          WipeApprovalReason.WIPED,
          "Disk %s of Host %s is blank.".formatted(spec.disk(), spec.host()));
    }
    if (!now.isBefore(expires())) {
      return Outlook.blocked(
          WipeApprovalReason.EXPIRED,
          "It was not used until %s: make another.".formatted(spec.expires()));
    }
    if (disk.isEmpty()) {
      return Outlook.blocked(
          WipeApprovalReason.NO_SUCH_DISK,
          "Host %s reports no disk %s: kubectl get machinestate state -n machine-%s -o yaml."
              .formatted(spec.host(), spec.disk(), spec.host()));
    }
    if (!spec.content().equals(disk.get().content())) {
      return Outlook.blocked(
          WipeApprovalReason.CONTENT_DIFFERS,
          "On disk %s is %s now (%s), not what was permitted to be destroyed: look at it, and make another."
              .formatted(
                  spec.disk(),
                  Optional.ofNullable(disk.get().content()).orElse("something unreadable"),
                  String.join(", ", disk.get().signatures())));
    }
    var told =
        plan.filter(one -> one.storage().wipes().stream().anyMatch(wipe -> wipe.equals(wipe())));
    if (told.isEmpty() || !disk.get().mounts().isEmpty() || !disk.get().holders().isEmpty()) {
      return Outlook.blocked(
          WipeApprovalReason.IN_USE,
          "Disk %s is mounted, part of something, or of a StoragePool: free it first."
              .formatted(spec.disk()));
    }
    var failure =
        config.flatMap(
            found ->
                StoragePoolReconciler.failure(
                    found, "WipeApproval %s:".formatted(approval.getMetadata().getName())));
    return failure
        .map(message -> Outlook.blocked(WipeApprovalReason.HOST_FAILED, message))
        .orElseGet(
            () ->
                Outlook.working(
                    WipeApprovalReason.WIPING,
                    "Host %s is told to empty disk %s.".formatted(spec.host(), spec.disk())));
  }
}
