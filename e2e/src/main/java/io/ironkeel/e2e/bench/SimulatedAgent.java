package io.ironkeel.e2e.bench;

import io.ironkeel.agent.Agent;
import io.ironkeel.agent.AgentSettings;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;

/** The agent as shipped, with an identity and a connection of its own, on a simulated machine. */
final class SimulatedAgent implements AutoCloseable {

  private final Agent agent;
  private final Thread thread;

  /**
   * @param directory holds its kubeconfig and keeps its state
   */
  SimulatedAgent(SimulatedMachine machine, Path directory) {
    agent =
        new Agent(
            new AgentSettings(directory.resolve("kubeconfig"), directory.resolve("state")),
            machine,
            new CollectorRegistry());
    thread = Thread.ofVirtual().start(this::run);
  }

  private void run() {
    try {
      agent.run();
    } catch (InterruptedException ended) {
      // By close().
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    agent.close();
  }
}
