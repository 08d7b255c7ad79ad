package io.ironkeel.agent;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.ironkeel.agent.command.SystemCommands;
import io.ironkeel.agent.inventory.Inventory;
import io.ironkeel.agent.links.LinkEvents;
import io.ironkeel.agent.log.LogKey;
import io.ironkeel.agent.room.ApiAccess;
import io.ironkeel.agent.room.ConfigWatch;
import io.ironkeel.agent.room.Heartbeat;
import io.ironkeel.agent.room.Room;
import io.ironkeel.agent.room.TokenRenewal;
import io.ironkeel.agent.transaction.ApiServer;
import io.ironkeel.agent.transaction.Memory;
import io.ironkeel.agent.transaction.Probes;
import io.ironkeel.agent.transaction.Transaction;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running agent: one thread changes the machine; others wake it, beat the heart and renew the
 * token.
 */
final class Agent implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final Duration MONITOR_RESTART = Duration.ofSeconds(1);

  /**
   * Links change in bursts, and another tool may undo what we do: this bounds how often we look.
   */
  private static final Duration LINKS_SETTLE = Duration.ofMillis(250);

  private final Trigger trigger = new Trigger();
  private final AtomicBoolean linksSettling = new AtomicBoolean();
  private final DesiredConfigs desired = new DesiredConfigs();
  private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(4);
  private final KubernetesClient client;
  private final ConfigWatch watch;
  private final Transaction transaction;
  private final Reconciliation reconciliation;
  private final HTTPServer metricsServer;

  Agent(AgentSettings settings) throws IOException {
    var clock = Clock.systemUTC();
    var access = ApiAccess.of(settings.kubeconfig(), settings.token());
    client = access.client();
    LOG.atInfo()
        .addKeyValue(LogKey.SERVER, access.server())
        .addKeyValue(LogKey.NAMESPACE, client.getNamespace())
        .log("agent starting");

    var registry = CollectorRegistry.defaultRegistry;
    var memory = Memory.in(settings.stateDirectory(), client.getKubernetesSerialization());
    memory.confirmed().all().forEach(desired::remember);
    var room = new Room(client);
    var commands = new SystemCommands();
    var sections = MachineSections.of(commands);
    transaction =
        new Transaction(
            sections.all(),
            new Probes(commands, List.of(new ApiServer(access.server())), Probes.BUDGET),
            memory,
            clock);
    var inventory = new Inventory(Path.of("/"));
    reconciliation =
        new Reconciliation(
            desired,
            transaction,
            () -> inventory.take(sections.links().recent()),
            room,
            new AgentMetrics(registry),
            new Backoff(RandomGenerator.getDefault()),
            clock);
    watch =
        new ConfigWatch(
            room,
            heard -> {
              if (desired.hear(heard)) {
                trigger.fire();
              }
            });
    every(MONITOR_RESTART, "link events", new LinkEvents(this::linkChanged));
    every(Heartbeat.INTERVAL, "heartbeat", new Heartbeat(room, clock));
    every(
        TokenRenewal.CHECK_INTERVAL,
        "token renewal",
        new TokenRenewal(room, access.token(), clock));
    metricsServer =
        new HTTPServer.Builder()
            .withInetSocketAddress(settings.metricsAddress())
            .withDaemonThreads(true)
            .build();
  }

  /** Works until the thread is interrupted. */
  void run() throws InterruptedException {
    // First what the disk remembers: the machine must not wait for a control plane.
    transaction.recover();
    var wait = pass();
    watch.start();
    while (true) {
      trigger.await(wait);
      wait = pass();
    }
  }

  private Duration pass() {
    try {
      return reconciliation.pass();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("pass failed, will try again");
      return Heartbeat.INTERVAL;
    }
  }

  private void linkChanged() {
    if (linksSettling.compareAndSet(false, true)) {
      schedule.schedule(
          () -> {
            linksSettling.set(false);
            trigger.fire();
          },
          LINKS_SETTLE.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private void every(Duration pause, String name, Runnable task) {
    schedule.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue(LogKey.ERROR, e.getMessage()).log(name + " failed");
          }
        },
        0,
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    watch.close();
    client.close();
    metricsServer.close();
  }
}
