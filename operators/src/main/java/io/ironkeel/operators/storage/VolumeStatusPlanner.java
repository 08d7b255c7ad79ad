package io.ironkeel.operators.storage;

import io.ironkeel.api.machinestate.VolumeState;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.volume.VolumeReason;
import io.ironkeel.operators.kubernetes.Outlook;
import io.ironkeel.operators.storage.VolumeFacts.Candidate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Where a volume lies, and what is said of it. */
record VolumeStatusPlanner(VolumeFacts facts) {

  private static final Set<String> PASSING = Set.of(VolumeReason.WAITING_FOR_POOL);

  /** Chosen once; the data is there from then on. */
  Optional<String> host() {
    var spec = facts.volume().getSpec();
    return StorageView.hostOf(facts.volume())
        .or(
            () ->
                facts.candidates().stream()
                    .filter(Candidate::hasIt)
                    .map(Candidate::host)
                    .findFirst())
        .or(
            () ->
                facts.candidates().stream()
                    .filter(candidate -> candidate.built() && candidate.leftGiB() >= spec.sizeGiB())
                    .max(
                        Comparator.comparing(Candidate::leftGiB)
                            .thenComparing(Candidate::host, Comparator.reverseOrder()))
                    .map(Candidate::host));
  }

  Optional<String> device() {
    return seen()
        .map(any -> "/dev/ironkeel-%s/%s".formatted(facts.volume().getSpec().pool(), facts.name()));
  }

  Optional<Integer> sizeGiB() {
    return seen().map(VolumeState::sizeGiB);
  }

  private Optional<VolumeState> seen() {
    return facts.state().stream()
        .flatMap(state -> state.storageVolumes().stream())
        .filter(volume -> volume.name().equals(facts.name()))
        .filter(volume -> volume.pool().equals(facts.volume().getSpec().pool()))
        .findFirst();
  }

  Outlook outlook() {
    var spec = facts.volume().getSpec();
    if (facts.volume().isMarkedForDeletion()) {
      return removing();
    }
    if (facts.pool().isEmpty()) {
      return Outlook.blocked(
          VolumeReason.NO_POOL,
          "There is no StoragePool %s: make it, or correct spec.pool.".formatted(spec.pool()));
    }
    var host = host();
    if (host.isEmpty()) {
      return nowhere();
    }
    if (StorageView.hostOf(facts.volume()).isEmpty()) {
      return Outlook.working(
          VolumeReason.PROVISIONING, "Host %s was chosen for it.".formatted(host.get()));
    }
    if (facts.host().isEmpty()) {
      return Outlook.blocked(
          VolumeReason.NOT_OF_THE_POOL,
          "There is no Host %s: its data was there. Delete this Volume, or bring the Host back."
              .formatted(host.get()));
    }
    if (seen().isEmpty() && !StorageView.selects(facts.pool().get(), facts.host().get())) {
      return Outlook.blocked(
          VolumeReason.NOT_OF_THE_POOL,
          "StoragePool %s does not select Host %s: choose another spec.host."
              .formatted(spec.pool(), host.get()));
    }
    return onHost(host.get());
  }

  private Outlook nowhere() {
    var spec = facts.volume().getSpec();
    return facts.candidates().stream().anyMatch(Candidate::built)
        ? Outlook.blocked(
            VolumeReason.NO_SPACE,
            "No host of StoragePool %s has %d GiB left: make room, add disks, or choose a smaller size."
                .formatted(spec.pool(), spec.sizeGiB()))
        : Outlook.working(
            VolumeReason.WAITING_FOR_POOL,
            "StoragePool %s is not in use on any host yet: kubectl describe storagepool %s."
                .formatted(spec.pool(), spec.pool()));
  }

  private Outlook onHost(String host) {
    var finding =
        facts.plan().flatMap(plan -> Optional.ofNullable(plan.volumes().get(facts.name())));
    if (finding.isPresent()) {
      return PASSING.contains(finding.get().reason())
          ? Outlook.working(finding.get().reason(), finding.get().message())
          : Outlook.blocked(finding.get().reason(), finding.get().message());
    }
    if (!StorageView.isHeard(facts.host().orElseThrow())) {
      return Outlook.unknown(
          VolumeReason.NOT_HEARD, "The agent of Host %s is not heard.".formatted(host));
    }
    var failure =
        facts
            .config()
            .flatMap(
                config ->
                    StoragePoolReconciler.failure(
                        config,
                        "Volume %s/%s:"
                            .formatted(
                                facts.volume().getMetadata().getNamespace(),
                                facts.volume().getMetadata().getName())));
    if (failure.isPresent()) {
      return Outlook.blocked(
          VolumeReason.HOST_FAILED, "Host %s: %s".formatted(host, failure.get()));
    }
    return facts.plan().flatMap(plan -> plan.volume(facts.name())).filter(this::isDone).isPresent()
        ? Outlook.ready(VolumeReason.PROVISIONED, "It is on Host %s.".formatted(host))
        : Outlook.working(VolumeReason.PROVISIONING, "Host %s is at work on it.".formatted(host));
  }

  private boolean isDone(LocalVolume wanted) {
    return seen()
        .filter(seen -> wanted.sizeGiB().equals(seen.sizeGiB()))
        .filter(seen -> Objects.equals(seen.mountPath(), wanted.mountPath()))
        .isPresent();
  }

  private Outlook removing() {
    var host = StorageView.hostOf(facts.volume()).orElse("");
    return facts.host().filter(StorageView::isHeard).isPresent()
        ? Outlook.working(VolumeReason.REMOVING, "Host %s takes it away.".formatted(host))
        : Outlook.working(
            VolumeReason.REMOVING,
            ("The agent of Host %s is not heard, so its data cannot be destroyed yet. To let it go with the data still on the"
                    + " disks, set spec.deletionPolicy to Retain.")
                .formatted(host));
  }
}
