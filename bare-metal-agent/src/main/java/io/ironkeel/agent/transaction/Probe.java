package io.ironkeel.agent.transaction;

/** Asks whether something that the machine must not lose still answers. */
public interface Probe {

  /** What is asked, as people know it. */
  String target();

  /** Asks once; takes at most a second or two. */
  boolean answers();

  /**
   * Whether its silence may have other causes than this machine, so that a change is tried again.
   */
  boolean remote();
}
