package io.ironkeel.agent.section;

/** One change to the machine. */
public interface Action {

  /** The change as a person would type it, for the log and for {@code ironkeel-agent plan}. */
  String text();
}
