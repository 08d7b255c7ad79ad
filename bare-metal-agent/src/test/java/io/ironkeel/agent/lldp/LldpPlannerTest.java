package io.ironkeel.agent.lldp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.network.Ethernet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LldpPlannerTest {

  private static final Ethernet SPEAKS = new Ethernet("vec1", null, null, true, null);
  private static final Ethernet IS_SILENT = new Ethernet("vec2", null, null, false, null);
  private static final String TEXT =
      LldpPlanner.HEADER + "configure system interface pattern *,!vec2\n";

  @Test
  void aStoppedDaemonIsStartedAndTheSilentPortIsLeftOut() {
    assertThat(plan(List.of(SPEAKS, IS_SILENT), actual(null, null)).actions())
        .containsExactly(new Change.Write(LldpPlanner.FILE, TEXT), new Change.Restart("lldpd"));
  }

  @Test
  void aRunningDaemonIsToldWithoutARestart() {
    assertThat(plan(List.of(SPEAKS, IS_SILENT), actual(null, "")).actions())
        .extracting(Change::text)
        .containsExactly(
            "write /etc/lldpd.d/ironkeel.conf",
            "lldpcli configure system interface pattern *,!vec2");
    assertThat(plan(List.of(SPEAKS), actual(TEXT, "*,!vec2")).actions())
        .extracting(Change::text)
        .containsExactly(
            "rm /etc/lldpd.d/ironkeel.conf", "lldpcli unconfigure system interface pattern");
  }

  @Test
  void whatIsAsWantedIsLeftAlone() {
    assertThat(plan(List.of(SPEAKS, IS_SILENT), actual(TEXT, "*,!vec2")).actions()).isEmpty();
    assertThat(plan(List.of(SPEAKS), actual(null, "")).actions()).isEmpty();
    assertThat(plan(List.of(), actual(null, null)).actions()).isEmpty();
    assertThat(plan(List.of(SPEAKS), actual(null, "eth*")).actions())
        .as("the administrator's own pattern")
        .isEmpty();
  }

  @Test
  void aMissingPackageIsNamedOnlyWhenItIsNeeded() {
    var missing = new ActualLldp(false, Optional.empty(), Optional.empty());
    assertThat(plan(List.of(SPEAKS), missing).unmet())
        .singleElement()
        .asString()
        .contains("install the Debian package lldpd");
    assertThat(plan(List.of(IS_SILENT), missing).unmet()).isEmpty();
  }

  @Test
  void aFileOfSomebodyElseIsReportedAndKept() {
    var plan = plan(List.of(SPEAKS, IS_SILENT), actual("configure lldp tx-interval 5\n", ""));
    assertThat(plan.actions()).isEmpty();
    assertThat(plan.unmet()).singleElement().asString().contains("ironkeel.conf");
  }

  @Test
  void whatLldpcliSaysIsRead() {
    assertThat(Lldpd.parse(configuration("(none)"))).isEmpty();
    assertThat(Lldpd.parse(configuration("*,!vec2"))).isEqualTo("*,!vec2");
  }

  private static String configuration(String pattern) {
    return """
    {"configuration": [{"config": [{"tx-delay": [{"value": "30"}], "iface-pattern": [{"value": "%s"}]}]}]}
    """
        .formatted(pattern);
  }

  private static SectionPlan<Change> plan(List<Ethernet> wanted, ActualLldp actual) {
    return LldpPlanner.plan(wanted, actual);
  }

  private static ActualLldp actual(String file, String pattern) {
    return new ActualLldp(true, Optional.ofNullable(file), Optional.ofNullable(pattern));
  }
}
