package io.ironkeel.agent;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Where the agent finds and keeps its things. */
record AgentSettings(Path kubeconfig, Path stateDirectory, InetSocketAddress metricsAddress) {

  Path token() {
    return stateDirectory.resolve("token");
  }
}
