package io.ironkeel.agent;

import java.util.Optional;

/** Which release of the agent this is. */
public final class AgentVersion {

  private AgentVersion() {}

  public static String text() {
    return Optional.ofNullable(AgentVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
