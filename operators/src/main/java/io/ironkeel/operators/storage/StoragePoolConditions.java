package io.ironkeel.operators.storage;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.ConditionDraft.isUnknown;

import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.machinestate.PoolState.PoolDisk;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storagepool.StoragePoolReason;
import io.ironkeel.api.storagepool.StoragePoolStatus;
import io.ironkeel.api.storagepool.StoragePoolStatus.Capacity;
import io.ironkeel.api.storagepool.StoragePoolStatus.HostCount;
import io.ironkeel.api.storagepool.StoragePoolStatus.HostFinding;
import io.ironkeel.operators.kubernetes.Outlook;
import io.ironkeel.operators.storage.StoragePoolFacts.OnHost;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a pool, over all of its hosts. */
record StoragePoolConditions(StoragePoolFacts facts) {

  private static final int NEARLY_FULL_PERCENT = 85;
  private static final int MESSAGE_MAX = 1024;
  private static final int MIB_PER_GIB = 1024;

  List<ConditionDraft> all() {
    return outlook().with(healthy(), degraded(), rebuilding(), nearlyFull());
  }

  private Outlook outlook() {
    var name = facts.pool().getMetadata().getName();
    if (facts.pool().isMarkedForDeletion()) {
      return facts.volumes() > 0
          ? Outlook.blocked(
              StoragePoolReason.VOLUMES_LEFT,
              "It is not deleted, because %d Volumes are in it: kubectl get volumes --all-namespaces."
                  .formatted(facts.volumes()))
          : Outlook.working(
              StoragePoolReason.REMOVING,
              "%s still have it.".formatted(names(host -> host.told().isPresent())));
    }
    if (facts.hosts().isEmpty()) {
      return Outlook.blocked(
          StoragePoolReason.NO_HOSTS,
          "No Host has the labels of spec.hostSelector: label one, or change the selector.");
    }
    var failed = names(host -> host.failure().isPresent());
    if (!failed.isEmpty()) {
      return Outlook.blocked(
          StoragePoolReason.HOST_FAILED,
          "%s could not do all that was asked: see status.findings.".formatted(failed));
    }
    var lacking =
        names(
            host ->
                host.finding()
                    .map(Finding::reason)
                    .filter(StoragePoolReason.NOT_ENOUGH_DISKS::equals)
                    .isPresent());
    if (!lacking.isEmpty()) {
      return Outlook.blocked(
          StoragePoolReason.NOT_ENOUGH_DISKS,
          "%s have too few disks that fit: see status.findings.".formatted(lacking));
    }
    var waiting = names(host -> !host.isReady());
    return waiting.isEmpty()
        ? Outlook.ready(
            StoragePoolReason.IN_USE,
            "StoragePool %s is in use on all of its hosts.".formatted(name))
        : Outlook.working(StoragePoolReason.BUILDING, "%s have no pool yet.".formatted(waiting));
  }

  private String names(Predicate<OnHost> which) {
    var found = facts.hosts().stream().filter(which).map(OnHost::host).toList();
    var shown = found.stream().limit(5).collect(Collectors.joining(", "));
    return found.size() > 5 ? shown + " and %d more".formatted(found.size() - 5) : shown;
  }

  private ConditionDraft healthy() {
    if (facts.hosts().stream().noneMatch(OnHost::isReady)) {
      return isUnknown("Healthy", StoragePoolReason.BUILDING, "No host has it yet.");
    }
    var silent = names(host -> host.isReady() && !host.heard());
    if (!silent.isEmpty()) {
      return isUnknown(
          "Healthy",
          StoragePoolReason.NOT_HEARD,
          "The agents of %s are not heard.".formatted(silent));
    }
    var filling = names(host -> progress(host).isPresent());
    var lost = names(StoragePoolConditions::hasLost);
    if (!lost.isEmpty()) {
      return isFalse(
          "Healthy", StoragePoolReason.DISK_FAILED, "Disks of %s failed.".formatted(lost));
    }
    if (!filling.isEmpty()) {
      return isFalse(
          "Healthy",
          StoragePoolReason.DISK_BEING_FILLED,
          "Disks of %s are being filled.".formatted(filling));
    }
    var spare =
        names(
            host ->
                host.finding()
                    .map(Finding::reason)
                    .filter(StoragePoolReason.NO_SPARE::equals)
                    .isPresent());
    return spare.isEmpty()
        ? isTrue("Healthy", StoragePoolReason.ALL_DISKS_WORK, "Every disk works.")
        : isFalse(
            "Healthy",
            StoragePoolReason.NO_SPARE,
            "%s have fewer spares than asked for.".formatted(spare));
  }

  private static boolean hasLost(OnHost host) {
    return host.isReady()
        && host.state().stream().flatMap(pool -> pool.disks().stream()).anyMatch(PoolDisk::isLost);
  }

  private static Optional<Integer> progress(OnHost host) {
    return host.state().map(PoolState::progressPercent);
  }

  private ConditionDraft degraded() {
    var lost = names(StoragePoolConditions::hasLost);
    return lost.isEmpty()
        ? isFalse("Degraded", StoragePoolReason.ALL_DISKS_WORK, "Every disk works.")
        : isTrue(
            "Degraded",
            StoragePoolReason.DISK_FAILED,
            "Disks of %s failed: see status.findings.".formatted(lost));
  }

  private ConditionDraft rebuilding() {
    var filling =
        facts.hosts().stream()
            .filter(host -> progress(host).isPresent())
            .limit(5)
            .map(host -> "%s %d %%".formatted(host.host(), progress(host).orElseThrow()))
            .collect(Collectors.joining(", "));
    return filling.isEmpty()
        ? isFalse("Rebuilding", StoragePoolReason.NOTHING_TO_FILL, "No disk is being filled.")
        : isTrue("Rebuilding", StoragePoolReason.DISK_BEING_FILLED, filling);
  }

  private ConditionDraft nearlyFull() {
    var full =
        names(
            host ->
                host.state()
                    .map(PoolState::usedPercent)
                    .filter(percent -> percent >= NEARLY_FULL_PERCENT)
                    .isPresent());
    return full.isEmpty()
        ? isFalse("NearlyFull", StoragePoolReason.SPACE_LEFT, "There is space on every host.")
        : isTrue(
            "NearlyFull",
            StoragePoolReason.SPACE_RUNS_OUT,
            "More than %d %% is written to on %s: add disks, or delete files and run fstrim."
                .formatted(NEARLY_FULL_PERCENT, full));
  }

  HostCount hosts() {
    return new HostCount(
        (int) facts.hosts().stream().filter(OnHost::selected).count(),
        (int) facts.hosts().stream().filter(OnHost::isReady).count());
  }

  Capacity capacity() {
    return new Capacity(
        facts.hosts().stream().filter(OnHost::isReady).mapToLong(StoragePoolConditions::raw).sum()
            >> 30,
        facts.hosts().stream()
                .filter(OnHost::isReady)
                .mapToLong(host -> host.state().orElseThrow().sizeMiB())
                .sum()
            / MIB_PER_GIB,
        facts.hosts().stream().mapToLong(OnHost::allocatedGiB).sum());
  }

  private static long raw(OnHost host) {
    var members = host.told().map(LocalPool::disks).orElseGet(List::of);
    return host.disks().stream()
        .filter(disk -> members.contains(DiskChoice.identityOf(disk)))
        .mapToLong(disk -> Optional.ofNullable(disk.sizeBytes()).orElse(0L))
        .sum();
  }

  List<HostFinding> findings() {
    return facts.hosts().stream()
        .flatMap(
            host ->
                Stream.concat(
                    host.failure().stream(), host.finding().map(Finding::message).stream())
                    .reduce((one, other) -> one + " " + other)
                    .map(text -> new HostFinding(host.host(), cut(text)))
                    .stream())
        .limit(StoragePoolStatus.FINDINGS_MAX)
        .toList();
  }

  private static String cut(String text) {
    return text.length() <= MESSAGE_MAX ? text : text.substring(0, MESSAGE_MAX - 1) + "…";
  }
}
