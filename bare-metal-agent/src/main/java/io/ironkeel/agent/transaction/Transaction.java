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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the machine what a configuration says, or leaves it what it was: a change that costs the
 * machine something it could reach before is undone from the local disk before anybody is told.
 *
 * <p>Whenever the process ends in the middle, {@link #recover} finds the change in the journal and
 * undoes it.
 */
public final class Transaction {

  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  private final Sections sections;
  private final Probes probes;
  private final Memory memory;
  private final Clock clock;

  public Transaction(Sections sections, Probes probes, Memory memory, Clock clock) {
    this.sections = sections;
    this.probes = probes;
    this.memory = memory;
    this.clock = clock;
  }

  /** Undoes every change in whose middle an earlier process ended. */
  public void recover() {
    memory
        .journal()
        .all()
        .forEach(
            (name, interrupted) -> {
              LOG.atWarn()
                  .addKeyValue(LogKey.CONFIG, name)
                  .addKeyValue(LogKey.HASH, interrupted.hash())
                  .log("was interrupted in the middle of a change, undoing it");
              sections.converge(memory.confirmed(name, interrupted));
              var attempts = memory.attempts(name, interrupted);
              if (!attempts.rejected()) {
                memory.keep(
                    name,
                    attempts.undo(
                        change(
                            interrupted,
                            RejectedChange.INTERRUPTED,
                            "The agent or the machine ended in the middle of the change.")));
              }
              memory.journal().remove(name);
            });
  }

  /** Tries to make the machine what the configuration of this name says. */
  public Outcome run(String name, MachineConfigSpec desired) {
    var confirmed = memory.confirmed(name, desired);
    if (desired.suspended()) {
      return suspended(name, desired, confirmed);
    }
    if (desired.hash().equals(confirmed.hash())) {
      memory.confirmed().put(name, desired);
      return new Applied(sections.converge(desired));
    }
    var attempts = memory.attempts(name, desired);
    if (attempts.rejected()) {
      return new Rejected(attempts.last(), sections.converge(confirmed));
    }
    var answering = probes.answering(desired);
    var silent = probes.silentAmongAlways(answering);
    return silent.isEmpty()
        ? attempt(name, desired, confirmed, attempts, answering)
        : new Deferred(
            "%s did not answer before the change was begun, so that its loss could not be noticed."
                .formatted(targets(silent)),
            Optional.ofNullable(attempts.last()),
            sections.converge(confirmed));
  }

  /** That nothing may be changed is remembered too, for a start without the API server. */
  private Outcome suspended(String name, MachineConfigSpec desired, MachineConfigSpec confirmed) {
    memory.confirmed().put(name, confirmed.withSuspended(true));
    var plans = sections.plan(desired);
    return new Suspended(
        plans.values().stream().mapToInt(plan -> plan.actions().size()).sum(),
        new Convergence(
            plans.entrySet().stream()
                .map(
                    plan -> new SectionResult(plan.getKey(), 0, plan.getValue().unmet(), List.of()))
                .toList()));
  }

  private Outcome attempt(
      String name,
      MachineConfigSpec desired,
      MachineConfigSpec confirmed,
      Attempts attempts,
      List<Probe> answering) {
    memory.journal().put(name, desired);
    var result = sections.converge(desired);
    var silent = result.changes() == 0 ? List.<Probe>of() : probes.silent(answering);
    if (!silent.isEmpty()) {
      return undo(name, desired, confirmed, attempts, silent);
    }
    if (result.failures().isEmpty()) {
      memory.confirm(name);
    } else {
      // What works stays: one bad link must not take the others down with it.
      memory.journal().remove(name);
    }
    return new Applied(result);
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
        .addKeyValue(LogKey.ERROR, change.message())
        .log("undoing the change");
    var restored = sections.converge(confirmed);
    var undone =
        silent.stream().allMatch(Probe::remote) ? attempts.undo(change) : attempts.reject(change);
    memory.keep(name, undone);
    memory.journal().remove(name);
    return undone.rejected()
        ? new Rejected(change, restored)
        : new Deferred(change.message(), Optional.of(change), restored);
  }

  private RejectedChange change(MachineConfigSpec config, String reason, String message) {
    return new RejectedChange(
        config.hash(), reason, message, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String targets(List<Probe> probes) {
    return probes.stream().map(Probe::target).sorted().collect(Collectors.joining(", "));
  }
}
