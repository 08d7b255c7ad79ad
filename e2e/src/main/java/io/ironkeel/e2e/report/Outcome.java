package io.ironkeel.e2e.report;

/** How a test case ended. */
public enum Outcome {
  PASSED,
  SKIPPED,
  FAILED
}
