package io.ironkeel.agent;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ironkeel.agent.log.LogKey;
import io.ironkeel.agent.room.Room;
import io.ironkeel.agent.section.Convergence;
import io.ironkeel.agent.section.SectionResult;
import io.ironkeel.agent.transaction.Outcome;
import io.ironkeel.agent.transaction.Transaction;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass of the agent: make the machine what every configuration says, then tell the API server
 * what changed.
 */
final class Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  /** Events wake the agent; this is for the event that got lost. */
  private static final Duration SWEEP = Duration.ofMinutes(2);

  private final DesiredConfigs desired;
  private final Transaction transaction;
  private final Supplier<MachineStateStatus> state;
  private final Room room;
  private final AgentMetrics metrics;
  private final Backoff backoff;
  private final Clock clock;
  private Optional<MachineStateStatus> reportedState = Optional.empty();

  /** Whether in this pass the API server did not answer at all. */
  private boolean unreachable;

  /**
   * @param state looks at the machine and says what it is
   */
  Reconciliation(
      DesiredConfigs desired,
      Transaction transaction,
      Supplier<MachineStateStatus> state,
      Room room,
      AgentMetrics metrics,
      Backoff backoff,
      Clock clock) {
    this.desired = desired;
    this.transaction = transaction;
    this.state = state;
    this.room = room;
    this.metrics = metrics;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Does it once; returns how long to wait for an event before the next. */
  Duration pass() {
    unreachable = false;
    var configs = desired.all();
    transaction.lookAnew(specs(configs));
    var outcomes = new TreeMap<String, Outcome>();
    configs.forEach((name, config) -> outcomes.put(name, apply(name, config)));
    // The state first: when a configuration turns Ready, what the machine became is known.
    var again = !reportState();
    for (var entry : configs.entrySet()) {
      var outcome = outcomes.get(entry.getKey());
      again |= outcome instanceof Outcome.Deferred || !outcome.result().failures().isEmpty();
      again |= !report(entry.getValue(), outcome);
    }
    if (again) {
      return backoff.pause();
    }
    backoff.reset();
    return SWEEP;
  }

  private static Map<String, MachineConfigSpec> specs(Map<String, DesiredConfigs.Desired> configs) {
    var specs = new TreeMap<String, MachineConfigSpec>();
    configs.forEach((name, config) -> config.spec().ifPresent(spec -> specs.put(name, spec)));
    return specs;
  }

  private Outcome apply(String name, DesiredConfigs.Desired config) {
    var timer = metrics.startApply();
    var outcome =
        config
            .spec()
            .map(spec -> attempt(name, () -> transaction.run(name, spec)))
            .orElseGet(() -> new Outcome.Applied(new Convergence(List.of())));
    var result = outcome.result();
    timer.ended(result);
    if (result.changes() > 0 || !result.complete() || !(outcome instanceof Outcome.Applied)) {
      LOG.atInfo()
          .addKeyValue(LogKey.CONFIG, name)
          .addKeyValue(LogKey.OUTCOME, outcome.getClass().getSimpleName())
          .addKeyValue(LogKey.CHANGES, result.changes())
          .addKeyValue(LogKey.ERROR, String.join(" ", result.failures()))
          .log(inWords(outcome));
    }
    return outcome;
  }

  private static String inWords(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied when applied.result().complete() -> "applied";
      case Outcome.Applied ignored -> "not applied completely";
      case Outcome.Rejected ignored -> "is rejected, what was confirmed last holds";
      case Outcome.Deferred deferred -> "not applied for now: " + deferred.message();
      case Outcome.Suspended ignored -> "nothing is changed in maintenance";
    };
  }

  /** So that one configuration's trouble never holds up the others. */
  private static Outcome attempt(String name, Supplier<Outcome> run) {
    try {
      return run.get();
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue(LogKey.CONFIG, name).setCause(e).log("could not be applied");
      var failure = SectionResult.failed("agent", String.valueOf(e.getMessage()));
      return new Outcome.Applied(new Convergence(List.of(failure)));
    }
  }

  /** Whether the API server knows; what came from the disk only has nobody to be told. */
  private boolean report(DesiredConfigs.Desired config, Outcome outcome) {
    return config
        .object()
        .map(object -> report(object, config.notUnderstood(), outcome))
        .orElse(true);
  }

  private boolean report(MachineConfig config, List<String> notUnderstood, Outcome outcome) {
    var status = ConfigReport.of(config, outcome, notUnderstood, clock);
    if (status.equals(config.getStatus())) {
      return true;
    }
    return tell(
        () -> {
          room.report(config.getMetadata().getName(), status);
          desired.reported(config, status);
        });
  }

  private boolean reportState() {
    return look().map(this::reportState).orElse(false);
  }

  /** A machine that cannot be looked at still says what came of its configurations. */
  private Optional<MachineStateStatus> look() {
    try {
      return Optional.of(state.get());
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("could not look at the machine, will try again");
      return Optional.empty();
    }
  }

  private boolean reportState(MachineStateStatus seen) {
    if (reportedState.filter(seen::equals).isPresent()) {
      return true;
    }
    return tell(
        () -> {
          if (reportedState.isEmpty()) {
            reportedState = room.reportedState();
          }
          if (reportedState.filter(seen::equals).isEmpty()) {
            room.report(seen);
            reportedState = Optional.of(seen);
          }
        });
  }

  /** What waits for a silent API server waits once a pass: meanwhile nobody repairs the machine. */
  private boolean tell(Runnable report) {
    if (unreachable) {
      return false;
    }
    try {
      report.run();
      return true;
    } catch (KubernetesClientException e) {
      metrics.apiError();
      unreachable = e.getCode() == 0;
      LOG.atWarn()
          .addKeyValue(LogKey.ERROR, e.getMessage())
          .log("could not report, will try again");
      return false;
    }
  }
}
