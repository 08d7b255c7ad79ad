package io.ironkeel.agent;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ironkeel.agent.inventory.Inventory;
import io.ironkeel.agent.links.Convergence;
import io.ironkeel.agent.links.LinksSection;
import io.ironkeel.agent.log.LogKey;
import io.ironkeel.agent.room.Room;
import io.ironkeel.agent.store.ConfigStore;
import io.ironkeel.api.ApiGroup;
import io.ironkeel.api.machineconfig.MachineConfig;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
  private final LinksSection links;
  private final ConfigStore store;
  private final Inventory inventory;
  private final Room room;
  private final AgentMetrics metrics;
  private final Backoff backoff;
  private final Clock clock;
  private Optional<MachineStateStatus> reportedState = Optional.empty();

  Reconciliation(
      DesiredConfigs desired,
      LinksSection links,
      ConfigStore store,
      Inventory inventory,
      Room room,
      AgentMetrics metrics,
      Backoff backoff,
      Clock clock) {
    this.desired = desired;
    this.links = links;
    this.store = store;
    this.inventory = inventory;
    this.room = room;
    this.metrics = metrics;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Does it once; returns how long to wait for an event before the next. */
  Duration pass() {
    var configs = desired.all();
    var results = new TreeMap<String, Convergence>();
    configs.forEach((name, config) -> results.put(name, apply(name, config)));
    // The state first: when a configuration turns Ready, what the machine became is known.
    var again = !reportState();
    for (var entry : configs.entrySet()) {
      var result = results.get(entry.getKey());
      again |= !result.failures().isEmpty();
      again |= entry.getValue().object().filter(object -> !report(object, result)).isPresent();
    }
    if (again) {
      return backoff.pause();
    }
    backoff.reset();
    return SWEEP;
  }

  private Convergence apply(String name, DesiredConfigs.Desired config) {
    var timer = metrics.startApply();
    Convergence result;
    try {
      result = links.converge(config.spec());
    } catch (RuntimeException e) {
      result = new Convergence(0, List.of(), List.of(e.getMessage()));
    }
    timer.ended(result);
    if (result.changes() > 0 || !result.complete()) {
      LOG.atInfo()
          .addKeyValue(LogKey.CONFIG, name)
          .addKeyValue(LogKey.HASH, config.spec().hash())
          .addKeyValue(LogKey.CHANGES, result.changes())
          .addKeyValue(LogKey.ERROR, String.join(" ", result.failures()))
          .log(result.complete() ? "applied" : "not applied completely");
    }
    if (result.failures().isEmpty() && !config.spec().equals(store.all().get(name))) {
      store.put(name, config.spec());
    }
    return result;
  }

  private boolean report(MachineConfig config, Convergence result) {
    var status = ConfigReport.of(config, result, clock);
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
    var machine =
        desired.all().values().stream()
            .flatMap(config -> config.object().stream())
            .map(object -> object.getMetadata().getLabels().get(ApiGroup.MACHINE_LABEL))
            .findFirst();
    var state = inventory.take(links.load());
    if (machine.isEmpty() || reportedState.filter(state::equals).isPresent()) {
      return true;
    }
    return tell(
        () -> {
          if (reportedState.isEmpty()) {
            reportedState = room.reportedState();
          }
          if (reportedState.filter(state::equals).isEmpty()) {
            room.report(machine.get(), state);
            reportedState = Optional.of(state);
          }
        });
  }

  private boolean tell(Runnable report) {
    try {
      report.run();
      return true;
    } catch (KubernetesClientException e) {
      metrics.apiError();
      LOG.atWarn()
          .addKeyValue(LogKey.ERROR, e.getMessage())
          .log("could not report, will try again");
      return false;
    }
  }
}
