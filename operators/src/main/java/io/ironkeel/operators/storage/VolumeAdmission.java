package io.ironkeel.operators.storage;

import io.ironkeel.api.machinestate.MachineStateStatus;
import io.ironkeel.api.machinestate.PoolState;
import io.ironkeel.api.machinestate.VolumeState;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storage.Storage;
import io.ironkeel.api.volume.Volume;
import io.ironkeel.api.volume.VolumeDeletionPolicy;
import io.ironkeel.api.volume.VolumeReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which volumes a host is told to have, and how large. What it was told before holds; the rest gets
 * what is left of its pool, the oldest first. This is the one place that promises space, so that
 * two that ask at the same time never both get it.
 */
final class VolumeAdmission {

  private static final int MIB_PER_GIB = 1024;

  /** What device-mapper takes; it doubles dashes. */
  private static final int NAME_MAX = 127;

  private final HostStorageFacts facts;
  private final Map<String, PoolState> reported;
  private final Map<String, Long> promised = new HashMap<>();
  private final Map<String, LocalVolume> before = new TreeMap<>();
  private final Map<String, String> mountPaths = new HashMap<>();
  private final List<LocalVolume> admitted = new ArrayList<>();
  private final Map<String, Finding> findings = new TreeMap<>();

  VolumeAdmission(HostStorageFacts facts, Map<String, PoolState> reported) {
    this.facts = facts;
    this.reported = reported;
    facts
        .current()
        .map(Storage::volumes)
        .orElseGet(List::of)
        .forEach(volume -> before.put(volume.name(), volume));
    seen().forEach(volume -> promise(volume.pool(), sizeOf(volume)));
    before
        .values()
        .forEach(volume -> promise(volume.pool(), volume.sizeGiB() - seenSize(volume.name())));
    facts.volumes().forEach(this::admit);
  }

  List<LocalVolume> admitted() {
    return List.copyOf(admitted);
  }

  Map<String, Finding> findings() {
    return findings;
  }

  static String nameOf(Volume volume) {
    return volume.getMetadata().getNamespace() + "." + volume.getMetadata().getName();
  }

  private List<VolumeState> seen() {
    return facts.state().map(MachineStateStatus::storageVolumes).orElseGet(List::of);
  }

  private static int sizeOf(VolumeState volume) {
    return Optional.ofNullable(volume.sizeGiB()).orElse(0);
  }

  private int seenSize(String name) {
    return seen().stream()
        .filter(volume -> volume.name().equals(name))
        .mapToInt(VolumeAdmission::sizeOf)
        .findFirst()
        .orElse(0);
  }

  private void promise(String pool, long gib) {
    promised.merge(pool, Math.max(0, gib), Long::sum);
  }

  private void admit(Volume volume) {
    var name = nameOf(volume);
    if (volume.isMarkedForDeletion()) {
      remove(volume, name);
      return;
    }
    var spec = volume.getSpec();
    var given =
        Math.max(
            Optional.ofNullable(before.get(name)).map(LocalVolume::sizeGiB).orElse(0),
            seenSize(name));
    if (given == 0) {
      var problem = problem(volume, name);
      if (problem.isPresent()) {
        findings.put(name, problem.get());
        return;
      }
    }
    var more = Math.max(0, spec.sizeGiB() - given);
    var left = left(spec.pool());
    if (more > left) {
      findings.put(name, noSpace(volume, more, left, given));
    } else {
      promise(spec.pool(), more);
    }
    var size = more > left ? given : Math.max(given, spec.sizeGiB());
    if (size > 0) {
      admitted.add(
          new LocalVolume(name, spec.pool(), size, spec.filesystem(), path(volume, name), null));
    }
  }

  private Optional<Finding> problem(Volume volume, String name) {
    var mapped = "ironkeel--%s-%s".formatted(doubled(volume.getSpec().pool()), doubled(name));
    if (mapped.length() > NAME_MAX || name.length() > LocalVolume.NAME_MAX) {
      return Optional.of(
          new Finding(
              VolumeReason.NAME_TOO_LONG,
              "Namespace, name and pool make a device name of %d characters, and the kernel takes %d: choose a shorter name."
                  .formatted(mapped.length(), NAME_MAX)));
    }
    return capacity(volume.getSpec().pool()).isEmpty()
        ? Optional.of(
            new Finding(
                VolumeReason.WAITING_FOR_POOL,
                "StoragePool %s is not in use on Host %s yet: kubectl describe storagepool %s."
                    .formatted(volume.getSpec().pool(), facts.host(), volume.getSpec().pool())))
        : Optional.empty();
  }

  private static String doubled(String name) {
    return name.replace("-", "--");
  }

  /** The first that asks for a mount path has it. */
  private String path(Volume volume, String name) {
    var path = volume.getSpec().mountPath();
    if (path == null) {
      return null;
    }
    var owner = mountPaths.putIfAbsent(path, name);
    if (owner != null) {
      findings.put(
          name,
          new Finding(
              VolumeReason.MOUNT_PATH_TAKEN,
              "The older Volume %s is mounted at %s of Host %s: choose another spec.mountPath."
                  .formatted(owner.replaceFirst("\\.", "/"), path, facts.host())));
      return null;
    }
    return path;
  }

  private Finding noSpace(Volume volume, int more, long left, int given) {
    return new Finding(
        VolumeReason.NO_SPACE,
        "StoragePool %s has %d GiB left on Host %s, and %d more are asked for%s: make room, add disks, or choose another size."
            .formatted(
                volume.getSpec().pool(),
                left,
                facts.host(),
                more,
                given > 0 ? "; it keeps %d GiB".formatted(given) : ""));
  }

  /** Until nothing of it is left; one that is kept is only not named any more. */
  private void remove(Volume volume, String name) {
    var known = before.get(name);
    if (known == null || volume.getSpec().deletionPolicy() != VolumeDeletionPolicy.DELETE) {
      return;
    }
    var gone =
        known.remove()
            && facts.heard()
            && seen().stream().noneMatch(one -> one.name().equals(name));
    if (!gone) {
      admitted.add(
          new LocalVolume(
              known.name(),
              known.pool(),
              known.sizeGiB(),
              known.filesystem(),
              known.mountPath(),
              true));
    }
  }

  private Optional<Long> capacity(String pool) {
    var percent =
        facts.pools().stream()
            .filter(selected -> selected.name().equals(pool))
            .map(selected -> selected.pool().getSpec().local().overprovisioningPercent())
            .findFirst()
            .orElse(100);
    return Optional.ofNullable(reported.get(pool))
        .map(PoolState::sizeMiB)
        .map(size -> size * percent / 100 / MIB_PER_GIB);
  }

  private long left(String pool) {
    return Math.max(0, capacity(pool).orElse(0L) - promised.getOrDefault(pool, 0L));
  }

  /** What is left of a pool on this host, for those who choose a host. */
  static long left(HostStorageFacts facts, String pool) {
    var reported = new HashMap<String, PoolState>();
    facts
        .state()
        .map(MachineStateStatus::storagePools)
        .orElseGet(List::of)
        .forEach(state -> reported.put(state.name(), state));
    var admission = new VolumeAdmission(facts, reported);
    return admission.left(pool);
  }
}
