package io.ironkeel.e2e.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.machineconfig.MachineConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Time from the declaration of a cable until both of its machines are told to route over it: until
 * the second of the two MachineConfigs is written.
 */
final class CableLatency {

  /** So many that the operator's code is compiled: the first fabric must not pay for it alone. */
  private static final int WARM_UP = 150;

  private static final int CABLES = 30;
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final Link link;
  private final Map<String, String> portsByNamespace = new HashMap<>();
  private final BlockingQueue<MachineConfig> news = new LinkedBlockingQueue<>();

  CableLatency(KubernetesClient client, Link link) {
    this.client = client;
    this.link = link;
    for (var end : link.getSpec().ends()) {
      var parts = end.split("/");
      portsByNamespace.put("machine-" + parts[0], parts[1]);
    }
  }

  /** Declares the cable and takes it away again, many times. */
  Samples measure() throws InterruptedException {
    var samples = new Samples();
    try (var watch =
        client
            .resources(MachineConfig.class)
            .inAnyNamespace()
            .withField("metadata.name", "fabric")
            .watch(new News())) {
      for (var cable = 0; cable < WARM_UP + CABLES; cable++) {
        var start = System.nanoTime();
        client.resource(link).create();
        awaitBoth(true);
        if (cable >= WARM_UP) {
          samples.add(System.nanoTime() - start);
        }
        client.resource(link).delete();
        awaitBoth(false);
      }
    }
    return samples;
  }

  private void awaitBoth(boolean routed) throws InterruptedException {
    var told = new HashSet<String>();
    while (!told.equals(portsByNamespace.keySet())) {
      var seen = news.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      if (seen == null) {
        throw new IllegalStateException(
            "Link %s: only %s of %s were told within %s"
                .formatted(
                    link.getMetadata().getName(), told, portsByNamespace.keySet(), DEADLINE));
      }
      var namespace = seen.getMetadata().getNamespace();
      if (portsByNamespace.containsKey(namespace)
          && peers(seen).contains(portsByNamespace.get(namespace)) == routed) {
        told.add(namespace);
      }
    }
  }

  private static Set<String> peers(MachineConfig config) {
    var peers = new HashSet<String>();
    config.getSpec().routing().bgp().neighbors().forEach(n -> peers.add(n.peer()));
    return peers;
  }

  private final class News implements Watcher<MachineConfig> {
    @Override
    public void eventReceived(Action action, MachineConfig seen) {
      news.add(seen);
    }

    @Override
    public void onClose(WatcherException cause) {
      // The next poll runs into its deadline and says so.
    }
  }
}
