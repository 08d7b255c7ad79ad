package io.ironkeel.e2e.bench;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Credentials;
import io.ironkeel.e2e.product.Hosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * How many machines a minute go from {@code kubectl apply} over enrolment to Ready: each with an
 * agent as shipped, a token and a connection of its own, and a simulated machine.
 */
final class EnrolmentRate implements AutoCloseable {

  /**
   * A thousand agents tell what they do; held here, because a logger nobody holds forgets its
   * level.
   */
  private static final Logger AGENTS = Logger.getLogger("io.ironkeel.agent");

  private static final Duration DEADLINE = Duration.ofMinutes(20);

  private final TestCluster cluster;
  private final KubernetesClient client;
  private final Path directory;
  private final int threads;
  private final Map<String, CompletableFuture<Void>> accounts = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> ready = new ConcurrentHashMap<>();
  private final List<SimulatedAgent> agents = new ArrayList<>();

  /**
   * @param directory for the agents' state, in memory: each machine has a disk of its own, which
   *     one disk for all would not show
   */
  EnrolmentRate(TestCluster cluster, Path directory, int threads) {
    AGENTS.setLevel(Level.WARNING);
    this.cluster = cluster;
    this.client = cluster.admin();
    this.directory = directory;
    this.threads = threads;
  }

  /** Machines a second. */
  double measure(int machines) throws InterruptedException, ExecutionException, TimeoutException {
    try (var hostNews = client.resources(Host.class).inform(heard(this::noteHost));
        var accountNews =
            client
                .serviceAccounts()
                .inAnyNamespace()
                .withLabel("ironkeel.io/machine")
                .inform(heard(this::noteAccount));
        var pool = Executors.newFixedThreadPool(threads)) {
      var start = System.nanoTime();
      IntStream.range(0, machines).forEach(number -> pool.execute(() -> declare(number)));
      for (var number = 0; number < machines; number++) {
        future(ready, name(number)).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      }
      return machines / ((System.nanoTime() - start) / 1e9);
    }
  }

  static String name(int number) {
    return "sim-" + number;
  }

  /** Declares a machine, enrols it as soon as it has an account, and powers it on. */
  private void declare(int number) {
    var machine = new SimulatedMachine(number);
    var host =
        Serialization.unmarshal(
            """
            metadata: {name: %s}
            spec:
              rack: r1
              identity: {macAddresses: ["%s"]}
              managementInterface: eno1
              network: {ethernets: [{name: eno2, mtuBytes: 9000, addresses: [10.1.0.1/16]}]}
            """
                .formatted(name(number), machine.macAddress()),
            Host.class);
    client.resource(host).create();
    future(accounts, name(number)).join();
    powerOn(number, machine);
  }

  private void powerOn(int number, SimulatedMachine machine) {
    try {
      var folder = Files.createDirectories(directory.resolve(name(number)));
      Files.writeString(
          folder.resolve("kubeconfig"),
          Credentials.kubeconfig(cluster, cluster.apiServer(), "machine-" + name(number), "agent"));
      var agent = new SimulatedAgent(machine, folder);
      synchronized (agents) {
        agents.add(agent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void noteAccount(ServiceAccount account) {
    future(accounts, account.getMetadata().getLabels().get("ironkeel.io/machine")).complete(null);
  }

  private void noteHost(Host host) {
    if (Hosts.condition(host, Conditions.READY)
        .filter(condition -> condition.status().equals("True"))
        .isPresent()) {
      future(ready, host.getMetadata().getName()).complete(null);
    }
  }

  private static CompletableFuture<Void> future(
      Map<String, CompletableFuture<Void>> futures, String name) {
    return futures.computeIfAbsent(name, key -> new CompletableFuture<>());
  }

  private static <T> ResourceEventHandler<T> heard(Consumer<T> listener) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        listener.accept(object);
      }

      @Override
      public void onUpdate(T before, T object) {
        listener.accept(object);
      }

      @Override
      public void onDelete(T object, boolean finalStateUnknown) {}
    };
  }

  @Override
  public void close() {
    agents.parallelStream().forEach(SimulatedAgent::close);
  }
}
