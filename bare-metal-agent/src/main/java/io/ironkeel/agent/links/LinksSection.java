package io.ironkeel.agent.links;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ironkeel.agent.command.CommandFailed;
import io.ironkeel.agent.command.Commands;
import io.ironkeel.agent.log.LogKey;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's interfaces: load, plan, apply, until a look at the machine finds nothing left to
 * do.
 */
public final class LinksSection {

  private static final Logger LOG = LoggerFactory.getLogger(LinksSection.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * How often the machine is looked at and changed before giving up: removing an address can take
   * its whole subnet along (sysctl promote_secondaries), which only the next look shows.
   */
  private static final int ROUNDS = 3;

  private final Commands commands;

  public LinksSection(Commands commands) {
    this.commands = commands;
  }

  /** All interfaces of the machine, as its kernel shows them. */
  public List<ActualLink> load() {
    return parse(commands.run("ip", "-json", "-details", "address", "show"));
  }

  static List<ActualLink> parse(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<ActualLink>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ip -json wrote what is not JSON: " + json, e);
    }
  }

  /** Makes the machine's interfaces what the configuration says. */
  public Convergence converge(MachineConfigSpec config) {
    var failures = new ArrayList<String>();
    var changes = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var plan = LinkPlanner.plan(config.network(), config.managementInterface(), load());
      if (plan.actions().isEmpty()) {
        return new Convergence(changes, plan.unmet(), List.of());
      }
      failures.clear();
      apply(plan.actions(), failures);
      changes += plan.actions().size() - failures.size();
    }
    var left = LinkPlanner.plan(config.network(), config.managementInterface(), load());
    if (failures.isEmpty()) {
      left.actions().forEach(action -> failures.add("had no effect: " + text(action)));
    }
    return new Convergence(changes, left.unmet(), left.actions().isEmpty() ? List.of() : failures);
  }

  private void apply(List<LinkAction> actions, List<String> failures) {
    for (var action : actions) {
      LOG.atInfo()
          .addKeyValue(LogKey.LINK, action.link())
          .addKeyValue(LogKey.COMMAND, text(action))
          .log("changing link");
    }
    var batch = actions.stream().map(LinksSection::arguments).collect(Collectors.joining("\n"));
    try {
      commands.run(batch + "\n", List.of("ip", "-batch", "-"));
    } catch (CommandFailed stopped) {
      LOG.atWarn().addKeyValue(LogKey.ERROR, stopped.getMessage()).log("batch stopped");
      applyOneByOne(actions, failures);
    }
  }

  /**
   * So that one bad link never holds up the others. What the batch did before it stopped fails
   * again, harmlessly.
   */
  private void applyOneByOne(List<LinkAction> actions, List<String> failures) {
    for (var action : actions) {
      try {
        commands.run("", Stream.concat(Stream.of("ip"), action.ip().stream()).toList());
      } catch (CommandFailed failed) {
        failures.add(failed.getMessage());
      }
    }
  }

  private static String arguments(LinkAction action) {
    return String.join(" ", action.ip());
  }

  private static String text(LinkAction action) {
    return "ip " + arguments(action);
  }
}
