package io.ironkeel.agent.cli;

/** What a person asked for is not done; the message says why and what to do instead. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
