package io.ironkeel.agent.routes;

import io.ironkeel.agent.links.ActualAddress;
import io.ironkeel.agent.links.ActualLink;
import io.ironkeel.agent.links.Naming;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.network.Network;
import io.ironkeel.api.network.Route;
import io.ironkeel.api.network.Rule;
import io.ironkeel.api.network.Rule.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From wanted and actual routes and rules of one family to ordered actions. Only what carries our
 * mark is ever changed or deleted; a route of somebody else is reported when it has the place of a
 * wanted one.
 */
final class RoutePlanner {

  private final Network wanted;
  private final Naming naming;
  private final List<ActualLink> links;
  private final Routing actual;
  private final Family family;
  private final List<RoutingAction> deletions = new ArrayList<>();
  private final List<RoutingAction> additions = new ArrayList<>();
  private final List<String> unmet = new ArrayList<>();

  private RoutePlanner(Network wanted, Naming naming, List<ActualLink> links, Routing actual) {
    this.wanted = wanted;
    this.naming = naming;
    this.links = links;
    this.actual = actual;
    this.family = actual.family();
  }

  static SectionPlan<RoutingAction> plan(
      Network wanted, String managementInterface, List<ActualLink> links, List<Routing> actual) {
    var naming = Naming.of(wanted, managementInterface, links);
    var actions = new ArrayList<RoutingAction>();
    var unmet = new ArrayList<String>();
    for (var routing : actual) {
      var planner = new RoutePlanner(wanted, naming, links, routing);
      planner.planRoutes();
      planner.planRules();
      actions.addAll(planner.deletions);
      actions.addAll(planner.additions);
      unmet.addAll(planner.unmet);
    }
    return new SectionPlan<>(actions, unmet);
  }

  private void planRoutes() {
    // First those that say where a gateway is.
    var possible = new LinkedHashMap<Route, Optional<String>>();
    wanted.routes().stream()
        .filter(route -> Prefix.family(route.to()) == family)
        .sorted(Comparator.comparing(route -> route.via() != null))
        .forEach(route -> findOut(route, possible));
    actual.routes().stream()
        .filter(ActualRoute::owned)
        .filter(
            route -> possible.keySet().stream().noneMatch(want -> route.inPlaceOf(want, family)))
        .forEach(route -> deletions.add(RoutingAction.delete(family, route)));
    possible.forEach((route, out) -> planRoute(route, out.orElse(null)));
  }

  /** By which link the route leaves; one that drops packets leaves by none. */
  private void findOut(Route route, Map<Route, Optional<String>> possible) {
    if (route.type() != Route.Type.UNICAST) {
      possible.put(route, Optional.empty());
      return;
    }
    if (route.link() != null) {
      var name = naming.kernelName(route.link()).filter(this::exists);
      if (name.isPresent()) {
        possible.put(route, name);
      } else {
        unmet.add(
            "route to %s: its link %s is not on this machine.".formatted(route.to(), route.link()));
      }
      return;
    }
    var subnet = Optional.ofNullable(route.via()).flatMap(this::linkOfSubnetWith);
    if (subnet.isPresent()) {
      possible.put(route, subnet);
    } else {
      unmet.add(
          "route to %s: its gateway %s is in no subnet of this machine; name its link and set onLink, or give a link an address in that subnet."
              .formatted(route.to(), route.via()));
    }
  }

  private boolean exists(String link) {
    return links.stream().anyMatch(actualLink -> actualLink.name().equals(link));
  }

  private Optional<String> linkOfSubnetWith(String gateway) {
    record Subnet(ActualLink link, ActualAddress address) {}
    return links.stream()
        .flatMap(link -> link.addresses().stream().map(address -> new Subnet(link, address)))
        .filter(subnet -> !subnet.address().linkLocal() && !subnet.link().loopback())
        .filter(
            subnet ->
                Prefix.contains(subnet.address().local(), subnet.address().prefixLength(), gateway))
        .max(
            Comparator.<Subnet>comparingInt(subnet -> subnet.address().prefixLength())
                .thenComparing(subnet -> subnet.link().name()))
        .map(subnet -> subnet.link().name());
  }

  private void planRoute(Route route, String out) {
    var inPlace = actual.routes().stream().filter(known -> known.inPlaceOf(route, family)).toList();
    var misfits =
        inPlace.stream().filter(known -> known.owned() && !known.fits(route, out)).toList();
    if (inPlace.stream().anyMatch(known -> known.fits(route, out))) {
      misfits.forEach(misfit -> deletions.add(RoutingAction.delete(family, misfit)));
    } else if (inPlace.stream().anyMatch(known -> !known.owned())) {
      unmet.add(
          "route to %s in table %d: somebody else's route has its place; delete that, or choose another metric than %d."
              .formatted(route.to(), route.table(), route.metric()));
    } else if (misfits.size() == 1) {
      additions.add(RoutingAction.replace(family, route, out));
    } else {
      misfits.forEach(misfit -> deletions.add(RoutingAction.delete(family, misfit)));
      additions.add(RoutingAction.add(family, route, out));
    }
  }

  private void planRules() {
    var rules = wanted.rules().stream().filter(rule -> rule.family() == family).toList();
    actual.rules().stream()
        .filter(ActualRule::owned)
        .filter(known -> rules.stream().noneMatch(rule -> known.fits(rule, incoming(rule))))
        .forEach(known -> deletions.add(RoutingAction.delete(family, known)));
    rules.stream()
        .filter(
            rule -> actual.rules().stream().noneMatch(known -> known.fits(rule, incoming(rule))))
        .forEach(rule -> additions.add(RoutingAction.add(rule, incoming(rule))));
  }

  /** The kernel takes a rule for a link that is not there yet. */
  private String incoming(Rule rule) {
    return Optional.ofNullable(rule.incomingLink())
        .map(link -> naming.kernelName(link).orElse(link))
        .orElse(null);
  }
}
