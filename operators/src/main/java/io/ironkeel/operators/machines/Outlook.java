package io.ironkeel.operators.machines;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.ConditionDraft.isUnknown;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.RECONCILING;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.machine.MachineReason;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a machine stands as a whole: what Ready, Reconciling and Stalled say, as kstatus wants it.
 */
record Outlook(Kind kind, String reason, String message) {

  enum Kind {
    READY,
    /** Goes on by itself. */
    WORKING,
    /** Waits for a person. */
    BLOCKED,
    /** Nobody can tell; goes on by itself when the machine is heard again. */
    UNKNOWN
  }

  static Outlook ready(String reason, String message) {
    return new Outlook(Kind.READY, reason, message);
  }

  static Outlook working(String reason, String message) {
    return new Outlook(Kind.WORKING, reason, message);
  }

  static Outlook blocked(String reason, String message) {
    return new Outlook(Kind.BLOCKED, reason, message);
  }

  static Outlook unknown(String reason, String message) {
    return new Outlook(Kind.UNKNOWN, reason, message);
  }

  boolean isReady() {
    return kind == Kind.READY;
  }

  /** Ready, Reconciling and Stalled, and whatever else is said of the machine. */
  List<ConditionDraft> with(ConditionDraft... others) {
    return Stream.concat(drafts(), Stream.of(others)).toList();
  }

  private Stream<ConditionDraft> drafts() {
    return switch (kind) {
      case READY ->
          Stream.of(
              isTrue(READY, reason, message),
              isFalse(RECONCILING, MachineReason.UP_TO_DATE, "Nothing is left to do."),
              nothingBlocks());
      case WORKING ->
          Stream.of(
              isFalse(READY, reason, message),
              isTrue(RECONCILING, reason, message),
              nothingBlocks());
      case BLOCKED ->
          Stream.of(
              isFalse(READY, reason, message),
              isFalse(RECONCILING, MachineReason.BLOCKED, "Waits for a person, see Stalled."),
              isTrue(STALLED, reason, message));
      case UNKNOWN ->
          Stream.of(
              isUnknown(READY, reason, message),
              isTrue(RECONCILING, reason, message),
              nothingBlocks());
    };
  }

  private static ConditionDraft nothingBlocks() {
    return isFalse(STALLED, MachineReason.NOTHING_BLOCKS, "Nothing waits for a person.");
  }
}
