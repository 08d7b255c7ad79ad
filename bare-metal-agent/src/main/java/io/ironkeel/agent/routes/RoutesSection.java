package io.ironkeel.agent.routes;

import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Rule.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine's routes and rules of policy routing. After the links: the kernel takes a route only
 * when its link is up, and drops it when the link goes down.
 */
public final class RoutesSection implements Section<RoutingAction> {

  private final Commands commands;
  private final Supplier<List<ActualLink>> links;

  /**
   * @param links the machine's links as they are now
   */
  public RoutesSection(Commands commands, Supplier<List<ActualLink>> links) {
    this.commands = commands;
    this.links = links;
  }

  @Override
  public String name() {
    return "routes";
  }

  @Override
  public boolean isAskedFor(MachineConfigSpec config) {
    return !Network.NONE.equals(config.network());
  }

  @Override
  public SectionPlan<RoutingAction> plan(MachineConfigSpec config) {
    return RoutePlanner.plan(
        config.network(),
        config.managementInterface(),
        links.get(),
        Stream.of(Family.values()).map(this::load).toList());
  }

  private Routing load(Family family) {
    return Routing.parse(
        family,
        commands.run(
            Routing.QUESTIONS,
            List.of(
                "ip",
                RoutingAction.option(family),
                "-Numeric",
                "-json",
                "-details",
                "-batch",
                "-")));
  }

  @Override
  public List<String> apply(List<RoutingAction> actions) {
    return Stream.of(Family.values())
        .flatMap(
            family ->
                apply(family, actions.stream().filter(a -> a.family() == family).toList()).stream())
        .toList();
  }

  private List<String> apply(Family family, List<RoutingAction> actions) {
    if (actions.isEmpty()) {
      return List.of();
    }
    var batch =
        actions.stream()
            .map(action -> String.join(" ", action.arguments()) + "\n")
            .collect(Collectors.joining());
    try {
      commands.run(batch, List.of("ip", RoutingAction.option(family), "-batch", "-"));
      return List.of();
    } catch (CommandFailed stopped) {
      return applyOneByOne(family, actions);
    }
  }

  /** So that one bad route never holds up the others; what was done already fails harmlessly. */
  private List<String> applyOneByOne(Family family, List<RoutingAction> actions) {
    var failures = new ArrayList<String>();
    for (var action : actions) {
      try {
        commands.run(
            "",
            Stream.concat(
                    Stream.of("ip", RoutingAction.option(family)), action.arguments().stream())
                .toList());
      } catch (CommandFailed failed) {
        failures.add(failed.getMessage());
      }
    }
    return failures;
  }
}
