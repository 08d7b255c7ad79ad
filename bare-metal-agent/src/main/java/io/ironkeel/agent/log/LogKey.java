package io.ironkeel.agent.log;

/** The keys of the agent's log lines. */
public final class LogKey {

  public static final String CONFIG = "config";
  public static final String HASH = "hash";
  public static final String PROBES = "probes";
  public static final String LINK = "link";
  public static final String COMMAND = "command";
  public static final String ERROR = "error";
  public static final String PART = "part";
  public static final String CHANGES = "changes";
  public static final String FILE = "file";
  public static final String OUTCOME = "outcome";
  public static final String MACHINE = "machine";
  public static final String NAMESPACE = "namespace";
  public static final String SERVER = "server";
  public static final String EXPIRES = "expires";

  private LogKey() {}
}
