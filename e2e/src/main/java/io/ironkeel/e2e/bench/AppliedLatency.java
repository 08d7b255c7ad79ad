package io.ironkeel.e2e.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.api.host.Host;
import io.ironkeel.e2e.product.Hosts;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Time from a change of a Host to the news that its machine's kernel has it: from the patch until
 * the Host is Ready for the new generation.
 */
final class AppliedLatency {

  private static final int WARM_UP = 10;
  private static final int CHANGES = 60;
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final String host;
  private final BlockingQueue<Host> news = new LinkedBlockingQueue<>();

  AppliedLatency(KubernetesClient client, String host) {
    this.client = client;
    this.host = host;
  }

  Samples measure() throws InterruptedException {
    var samples = new Samples();
    try (var watch = client.resources(Host.class).withName(host).watch(new News())) {
      for (var change = 0; change < WARM_UP + CHANGES; change++) {
        var nanos = change(1300 + change);
        if (change >= WARM_UP) {
          samples.add(nanos);
        }
      }
    }
    return samples;
  }

  private long change(int mtuBytes) throws InterruptedException {
    var start = System.nanoTime();
    var patched =
        client
            .resources(Host.class)
            .withName(host)
            .patch(
                PatchContext.of(PatchType.JSON),
                """
                [{"op": "replace", "path": "/spec/network/ethernets/1/mtuBytes", "value": %d}]
                """
                    .formatted(mtuBytes));
    var generation = patched.getMetadata().getGeneration();
    while (true) {
      var seen = news.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      if (seen == null) {
        throw new IllegalStateException(
            "Host %s did not become Ready within %s after a change".formatted(host, DEADLINE));
      }
      if (seen.getMetadata().getGeneration() >= generation
          && Hosts.condition(seen, Conditions.READY)
              .filter(ready -> ready.status().equals("True"))
              .isPresent()) {
        return System.nanoTime() - start;
      }
    }
  }

  private final class News implements Watcher<Host> {
    @Override
    public void eventReceived(Action action, Host seen) {
      news.add(seen);
    }

    @Override
    public void onClose(WatcherException cause) {
      // The next poll runs into its deadline and says so.
    }
  }
}
