package io.ironkeel.agent;

import io.fabric8.kubernetes.client.KubernetesClient;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
public final class Agent implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final int THREADS = 2;
  private static final Duration WATCHER_RESTART = Duration.ofSeconds(1);

  /**
   * A machine changes in bursts, and another tool may undo what we do: this bounds how often we
   * look.
   */
  private static final Duration SETTLE = Duration.ofMillis(250);

  private final Trigger trigger = new Trigger();
  private final CountDownLatch firstPass = new CountDownLatch(1);
  private final AtomicBoolean settling = new AtomicBoolean();
  private final DesiredConfigs desired = new DesiredConfigs();
  private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(THREADS);
  private final List<Thread> watchers = new ArrayList<>();
  private final KubernetesClient client;
  private final ConfigWatch watch;
  private final Transaction transaction;
  private final Reconciliation reconciliation;

  public Agent(AgentSettings settings, Machine machine, CollectorRegistry registry) {
    var clock = Clock.systemUTC();
    var access = ApiAccess.of(settings.kubeconfig(), settings.token());
    client = access.client();
    LOG.atInfo()
        .addKeyValue(LogKey.SERVER, access.server())
        .addKeyValue(LogKey.NAMESPACE, client.getNamespace())
        .log("agent starting");

    var memory = Memory.in(settings.stateDirectory(), client.getKubernetesSerialization());
    memory.held().forEach(desired::remember);
    var room = new Room(client);
    transaction =
        new Transaction(
            machine.sections(),
            new Probes(machine.commands(), List.of(new ApiServer(access.server())), Probes.BUDGET),
            memory,
            clock);
    reconciliation =
        new Reconciliation(
            desired,
            transaction,
            machine::state,
            room,
            new AgentMetrics(registry),
            new Backoff(RandomGenerator.getDefault()),
            clock);
    watch =
        new ConfigWatch(
            room,
            heard -> {
              if (firstPassEnded() && desired.hear(heard)) {
                trigger.fire();
              }
            });
    machine.watchers(this::machineChanged).forEach(this::keepWatching);
    every(Heartbeat.INTERVAL, "heartbeat", new Heartbeat(room, clock));
    every(
        TokenRenewal.CHECK_INTERVAL,
        "token renewal",
        new TokenRenewal(room, access.token(), clock));
  }

  /** Works until the thread is interrupted. */
  public void run() throws InterruptedException {
    run(() -> {});
  }

  /**
   * @param passed called after each pass
   */
  public void run(Runnable passed) throws InterruptedException {
    // Meanwhile the API server may be asked, in a thread of its own, whatever it takes to answer.
    schedule.execute(watch::start);
    // First what the disk remembers: the machine must not wait for a control plane.
    transaction.recover();
    var wait = pass();
    firstPass.countDown();
    passed.run();
    while (true) {
      trigger.await(wait);
      wait = pass();
      passed.run();
    }
  }

  /** What the API server says waits until the machine is what it was before the agent started. */
  private boolean firstPassEnded() {
    try {
      firstPass.await();
      return true;
    } catch (InterruptedException ended) {
      return false;
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

  private void machineChanged() {
    if (settling.compareAndSet(false, true)) {
      schedule.schedule(
          () -> {
            settling.set(false);
            trigger.fire();
          },
          SETTLE.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  /** In a thread of its own: it blocks until the machine has news. */
  private void keepWatching(Runnable watcher) {
    watchers.add(
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  do {
                    attempt("watching the machine", watcher);
                  } while (pause(WATCHER_RESTART));
                }));
  }

  /** Whether it passed without an interrupt. */
  private static boolean pause(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException ended) {
      return false;
    }
  }

  private static void attempt(String name, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue(LogKey.ERROR, e.getMessage()).log(name + " failed");
    }
  }

  private void every(Duration pause, String name, Runnable task) {
    schedule.scheduleWithFixedDelay(
        () -> attempt(name, task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    watchers.forEach(Thread::interrupt);
    watch.close();
    client.close();
  }
}
