package io.ironkeel.agent.enrolment;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ironkeel.agent.log.LogKey;
import io.ironkeel.api.discoveredmachine.DiscoveredMachine;
import io.ironkeel.api.machinestate.MachineStateStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces this machine to whoever may declare it, again and again, until it is enrolled. It may
 * create and cannot look, so it does not know whether its announcement has expired; it just repeats
 * it.
 */
final class Discovery {

  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final int ALREADY_THERE = 409;

  /** Long enough that a thousand waiting machines are ten requests a second. */
  private static final Duration PAUSE = Duration.ofSeconds(100);

  /** How soon an enrolment is noticed. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final Supplier<MachineStateStatus> state;
  private final Path enrolment;
  private final RandomGenerator random;

  /**
   * @param enrolment the file whose appearance ends it
   */
  Discovery(
      KubernetesClient client,
      Supplier<MachineStateStatus> state,
      Path enrolment,
      RandomGenerator random) {
    this.client = client;
    this.state = state;
    this.enrolment = enrolment;
    this.random = random;
  }

  void run() throws InterruptedException {
    while (!Files.exists(enrolment)) {
      announce();
      awaitEnrolment(PAUSE.multipliedBy(random.nextLong(50, 151)).dividedBy(100));
    }
    LOG.atInfo().addKeyValue(LogKey.FILE, enrolment).log("enrolled, no more announcements");
  }

  private void announce() {
    try {
      var machine = Announcement.of(state.get(), managementAddress());
      create(machine);
    } catch (KubernetesClientException | IllegalStateException | UncheckedIOException failed) {
      LOG.atWarn().addKeyValue(LogKey.ERROR, failed.getMessage()).log("not announced");
    }
  }

  private void create(DiscoveredMachine machine) {
    try {
      client.resource(machine).create();
      LOG.atInfo()
          .addKeyValue(LogKey.MACHINE, machine.getMetadata().getName())
          .log("announced; declare it as a Host and enrol it");
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != ALREADY_THERE) {
        throw refused;
      }
    }
  }

  private void awaitEnrolment(Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < end && !Files.exists(enrolment)) {
      Thread.sleep(LOOK);
    }
  }

  /** The kernel's choice of a source towards the API server; nothing is sent. */
  private String managementAddress() {
    var server = URI.create(client.getConfiguration().getMasterUrl());
    try (var socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(server.getHost(), 9));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException unreachable) {
      throw new UncheckedIOException("no way to " + server.getHost(), unreachable);
    }
  }
}
