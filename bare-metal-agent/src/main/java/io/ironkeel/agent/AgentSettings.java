package io.ironkeel.agent;

import java.nio.file.Path;

/** Where the agent finds and keeps its things. */
public record AgentSettings(Path kubeconfig, Path stateDirectory) {

  Path token() {
    return stateDirectory.resolve("token");
  }
}
