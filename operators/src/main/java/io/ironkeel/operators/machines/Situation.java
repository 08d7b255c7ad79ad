package io.ironkeel.operators.machines;

import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * What the facts about a machine mean at one moment.
 *
 * @param roomFinding why its room cannot be ours; then nothing in it is looked at
 * @param specFinding why its spec cannot be sent to the machine
 * @param drainAwaited that it is drained before its maintenance begins
 * @param desired the configuration the spec asks for
 * @param report what the agent says of exactly that
 */
record Situation(
    MachineFacts facts,
    Optional<MachineCheck.Finding> roomFinding,
    Optional<MachineCheck.Finding> specFinding,
    Enrolment enrolment,
    Heartbeat heartbeat,
    Optional<DrainAwaited> drainAwaited,
    MachineConfigSpec desired,
    Optional<AgentReport> report) {

  static Situation of(MachineFacts known, Instant now) {
    var roomFinding = MachineCheck.first(MachineCheck.ROOM, known);
    var facts = roomFinding.isPresent() ? known.withoutRoom() : known;
    var heartbeat = Heartbeat.of(facts.lease(), now);
    var drainAwaited = DrainAwaited.of(facts, heartbeat, now);
    var compiled =
        facts.deleted()
            ? BaseConfigCompiler.nothing(facts.machine())
            : BaseConfigCompiler.compile(facts.machine());
    var desired = compiled.withSuspended(compiled.suspended() && drainAwaited.isEmpty());
    return new Situation(
        facts,
        roomFinding,
        MachineCheck.first(MachineCheck.SPEC, facts),
        Enrolment.of(facts),
        heartbeat,
        drainAwaited,
        desired,
        AgentReport.on(desired, facts.base()));
  }

  Optional<MachineCheck.Finding> finding() {
    return roomFinding.or(() -> specFinding);
  }

  boolean verified() {
    return enrolment instanceof Enrolment.Verified;
  }

  /** Nothing that asks for anything was ever sent, or the agent took all of it away. */
  boolean leavesNothingBehind() {
    var everSent =
        facts.fenced()
            || facts.base().isPresent()
            || Optional.ofNullable(facts.machine().getStatus())
                .map(status -> status.appliedHash())
                .isPresent();
    return !everSent || report.filter(AgentReport::applied).isPresent();
  }
}
