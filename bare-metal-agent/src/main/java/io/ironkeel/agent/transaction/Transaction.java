package io.ironkeel.agent.transaction;

import io.ironkeel.agent.log.LogKey;
import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.section.SectionResult;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.agent.transaction.Outcome.Applied;
import io.ironkeel.agent.transaction.Outcome.Deferred;
import io.ironkeel.agent.transaction.Outcome.Rejected;
import io.ironkeel.agent.transaction.Outcome.Suspended;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machineconfig.RejectedChange;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the machine what a configuration says, or leaves it what it was: a change that costs the
 * machine something it could reach before is undone from the local disk before anybody is told.
 *
 * <p>Whenever the process ends in the middle, {@link #recover} finds the change in the journal and
 * undoes it. A disk that takes nothing more keeps changes from being begun, never the machine from
 * being what it is to be.
 */
public final class Transaction {

  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  private final WholeMachine machine;
  private final Probes probes;
  private final Memory memory;
  private final Clock clock;
  private final Pauses pauses = new Pauses(System::nanoTime);

  public Transaction(Sections sections, Probes probes, Memory memory, Clock clock) {
    this.machine = new WholeMachine(sections, memory);
    this.probes = probes;
    this.memory = memory;
    this.clock = clock;
  }

  /** Undoes every change in whose middle an earlier process ended. */
  public void recover() {
    memory.journal().all().forEach(this::recover);
  }

  private void recover(String name, MachineConfigSpec interrupted) {
    LOG.atWarn()
        .addKeyValue(LogKey.CONFIG, name)
        .addKeyValue(LogKey.HASH, interrupted.hash())
        .log("was interrupted in the middle of a change, undoing it");
    restore(name, memory.confirmed(name, interrupted));
    var attempts = memory.attempts(name, interrupted);
    var counted =
        attempts.rejected()
            ? attempts
            : attempts.undo(
                change(
                    interrupted,
                    RejectedChange.INTERRUPTED,
                    "The agent or the machine ended in the middle of the change."));
    remember(name, () -> memory.undone(name, counted));
  }

  /**
   * The machine may have changed by itself since this was said last: look at it again.
   *
   * @param asked all that is asked of the machine now
   */
  public void lookAnew(Map<String, MachineConfigSpec> asked) {
    machine.lookAnew(asked);
  }

  /**
   * Tries to make the machine what the configuration of this name says, together with the others
   * that hold.
   */
  public Outcome run(String name, MachineConfigSpec desired) {
    if (desired.suspended()) {
      return suspended(name, desired, remember(name, () -> memory.suspend(name, desired)));
    }
    if (machine.suspendedByAnother(name)) {
      return suspended(name, desired, Optional.empty());
    }
    var confirmed = memory.confirmed(name, desired);
    if (confirmed.asksTheSameAs(desired)) {
      var result = machine.keep(name, desired);
      return new Applied(result.and(remember(name, () -> memory.keep(name, desired))));
    }
    var attempts = memory.attempts(name, desired);
    if (attempts.rejected()) {
      return new Rejected(attempts.last(), machine.keep(name, confirmed));
    }
    if (pauses.last(name, desired)) {
      return deferred(name, desired, attempts, attempts.last().message());
    }
    var before = probes.before(machine.spec(name, desired));
    var silent = probes.amongAlways(before.silent());
    return silent.isEmpty()
        ? attempt(name, desired, confirmed, attempts, before)
        : deferred(
            name,
            desired,
            attempts,
            "%s did not answer before the change was begun, so that its loss could not be noticed."
                .formatted(targets(silent)));
  }

  private Outcome deferred(
      String name, MachineConfigSpec desired, Attempts attempts, String message) {
    return new Deferred(
        message,
        Optional.ofNullable(attempts.last()),
        machine.keep(name, memory.held(name, desired)));
  }

  private Outcome suspended(
      String name, MachineConfigSpec desired, Optional<SectionResult> failure) {
    var plans = machine.plan(name, desired);
    var seen =
        plans.entrySet().stream()
            .map(plan -> new SectionResult(plan.getKey(), 0, plan.getValue().unmet(), List.of()))
            .toList();
    return new Suspended(
        plans.values().stream().mapToInt(plan -> plan.actions().size()).sum(),
        new Convergence(seen).and(failure));
  }

  private Outcome attempt(
      String name,
      MachineConfigSpec desired,
      MachineConfigSpec confirmed,
      Attempts attempts,
      Probes.Answers before) {
    try {
      memory.begin(name, desired);
    } catch (UncheckedIOException refused) {
      return deferred(
          name,
          desired,
          attempts,
          "The change was not begun, because nothing could undo it after a power cut: %s. Make room on that disk."
              .formatted(refused.getMessage()));
    }
    LOG.atInfo()
        .addKeyValue(LogKey.CONFIG, name)
        .addKeyValue(LogKey.HASH, desired.hash())
        .addKeyValue(LogKey.PROBES, targets(before.answering()))
        .log("beginning a change");
    if (!before.silent().isEmpty()) {
      LOG.atWarn()
          .addKeyValue(LogKey.CONFIG, name)
          .addKeyValue(LogKey.PROBES, targets(before.silent()))
          .log("silent before the change, their loss cannot be noticed");
    }
    var begun = System.nanoTime();
    var result = machine.converge(name, desired);
    // What failed may have done half of its work.
    var touched = result.changes() > 0 || !result.failures().isEmpty();
    var silent = touched ? probes.silent(before.answering(), begun) : List.<Probe>of();
    if (!silent.isEmpty()) {
      return undo(name, desired, confirmed, attempts, silent);
    }
    LOG.atInfo()
        .addKeyValue(LogKey.CONFIG, name)
        .addKeyValue(LogKey.HASH, desired.hash())
        .log("the change cost nothing");
    // What works stays: one bad link must not take the others down with it.
    return new Applied(
        result.and(
            remember(
                name,
                () -> {
                  if (result.failures().isEmpty()) {
                    memory.confirm(name);
                  } else {
                    memory.confirmIncomplete(name);
                  }
                })));
  }

  private Outcome undo(
      String name,
      MachineConfigSpec desired,
      MachineConfigSpec confirmed,
      Attempts attempts,
      List<Probe> silent) {
    var change =
        change(
            desired,
            RejectedChange.PROBE_FAILED,
            "%s answered before the change and did not after it.".formatted(targets(silent)));
    LOG.atWarn()
        .addKeyValue(LogKey.CONFIG, name)
        .addKeyValue(LogKey.HASH, desired.hash())
        .addKeyValue(LogKey.PROBES, targets(silent))
        .log("undoing the change, because these are silent after it");
    var restored = restore(name, confirmed);
    var undone =
        silent.stream().allMatch(Probe::remote) ? attempts.undo(change) : attempts.reject(change);
    var result = restored.and(remember(name, () -> memory.undone(name, undone)));
    if (undone.rejected()) {
      return new Rejected(change, result);
    }
    pauses.begin(name, undone);
    return new Deferred(change.message(), Optional.of(change), result);
  }

  private Convergence restore(String name, MachineConfigSpec confirmed) {
    var restored = machine.converge(name, confirmed);
    LOG.atWarn()
        .addKeyValue(LogKey.CONFIG, name)
        .addKeyValue(LogKey.HASH, confirmed.hash())
        .addKeyValue(LogKey.CHANGES, restored.changes())
        .addKeyValue(LogKey.ERROR, String.join(" ", restored.failures()))
        .log("restored what was confirmed last");
    return restored;
  }

  /**
   * Writes to the disk what is true already; a disk that refuses is a failure beside the others.
   */
  private static Optional<SectionResult> remember(String name, Runnable write) {
    try {
      write.run();
      return Optional.empty();
    } catch (UncheckedIOException refused) {
      LOG.atError()
          .addKeyValue(LogKey.CONFIG, name)
          .addKeyValue(LogKey.ERROR, refused.getMessage())
          .log("the disk refuses to remember");
      return Optional.of(
          SectionResult.failed(
              "agent", "%s; make room on that disk.".formatted(refused.getMessage())));
    }
  }

  private RejectedChange change(MachineConfigSpec config, String reason, String message) {
    return new RejectedChange(
        config.hash(), reason, message, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String targets(List<Probe> probes) {
    return probes.stream().map(Probe::target).sorted().collect(Collectors.joining(", "));
  }
}
