package io.ironkeel.api.network;

/**
 * What one interface, route or rule alone cannot tell, in CEL for the API server. Each rule names
 * the first object that breaks it and the next step.
 *
 * <p>A list that may be absent is written as a condition in parentheses where only names are
 * compared, and in full where addresses are looked into: the API server estimates the cost of a
 * rule from the bounds in the schema, and loses sight of them behind a condition.
 */
public final class NetworkRules {

  private static final String ETHERNETS = "(has(self.ethernets) ? self.ethernets : [])";
  private static final String BONDS = "(has(self.bonds) ? self.bonds : [])";
  private static final String VLANS = "(has(self.vlans) ? self.vlans : [])";
  private static final String BRIDGES = "(has(self.bridges) ? self.bridges : [])";

  private static final String NAMES =
      "("
          + ETHERNETS
          + ".map(x, x.name) + "
          + BONDS
          + ".map(x, x.name) + "
          + VLANS
          + ".map(x, x.name) + "
          + BRIDGES
          + ".map(x, x.name))";

  private static final String TWICE = ".filter(n, l.indexOf(n) != l.lastIndexOf(n))";

  /** The list in a list of its own, so that it is made once and not for every name. */
  static final String NAMES_ARE_UNIQUE = "[" + NAMES + "].all(l, l" + TWICE + ".size() == 0)";

  static final String NAMES_ARE_UNIQUE_MESSAGE =
      "'the name '"
          + (" + " + NAMES + ".filter(n, " + NAMES + ".filter(m, m == n).size() > 1)[0]")
          + " + ' stands for two interfaces: every ethernet, bond, vlan and bridge needs a name of its own'";

  private static final String COUNTED = ".map(x, has(x.addresses) ? x.addresses.size() : 0).sum()";

  /** So that rules over all routes and all addresses stay within what one rule may cost. */
  static final String ADDRESSES_ARE_BOUNDED =
      (ETHERNETS + COUNTED + " + ")
          + (BONDS + COUNTED + " + ")
          + (VLANS + COUNTED + " + ")
          + (BRIDGES + COUNTED + " <= 256");

  static final String ADDRESSES_ARE_BOUNDED_MESSAGE =
      "network has more than 256 addresses, the most one machine may have: remove some";

  private static final String SAME_MAC =
      "has(e.macAddress) && self.ethernets.exists(o, o.name != e.name && has(o.macAddress) && o.macAddress =="
          + " e.macAddress)";

  static final String MACS_ARE_UNIQUE =
      "!has(self.ethernets) || !self.ethernets.exists(e, " + SAME_MAC + ")";
  static final String MACS_ARE_UNIQUE_MESSAGE =
      "'macAddress of ethernet '"
          + (" + self.ethernets[self.ethernets.map(e, " + SAME_MAC + ").indexOf(true)].name")
          + " + ' is that of another ethernet: a port has one entry only'";

  private static final String MEMBER_UNDECLARED =
      "b.members.exists(m, !" + ETHERNETS + ".exists(e, e.name == m))";

  static final String MEMBERS_ARE_DECLARED =
      "!has(self.bonds) || !self.bonds.exists(b, " + MEMBER_UNDECLARED + ")";
  static final String MEMBERS_ARE_DECLARED_MESSAGE =
      "'every member of bond '"
          + (" + self.bonds[self.bonds.map(b, " + MEMBER_UNDECLARED + ").indexOf(true)].name")
          + " + ' must be one of network.ethernets: declare it there'";

  private static final String MEMBER_SHARED =
      "b.members.exists(m, self.bonds.exists(o, o.name != b.name && m in o.members))";

  static final String MEMBERS_ARE_IN_ONE_BOND =
      "!has(self.bonds) || !self.bonds.exists(b, " + MEMBER_SHARED + ")";
  static final String MEMBERS_ARE_IN_ONE_BOND_MESSAGE =
      "'bond '"
          + (" + self.bonds[self.bonds.map(b, " + MEMBER_SHARED + ").indexOf(true)].name")
          + " + ' shares a member with another bond: take the port out of one of them'";

  private static final String MEMBER_ADDRESSED =
      "has(e.addresses) && e.addresses.size() > 0 && self.bonds.exists(b, e.name in b.members)";

  static final String MEMBERS_HAVE_NO_ADDRESSES =
      "!has(self.ethernets) || !has(self.bonds) || !self.ethernets.exists(e, "
          + MEMBER_ADDRESSED
          + ")";
  static final String MEMBERS_HAVE_NO_ADDRESSES_MESSAGE =
      "'ethernet '"
          + (" + self.ethernets[self.ethernets.map(e, "
              + MEMBER_ADDRESSED
              + ").indexOf(true)].name")
          + " + ' is a member of a bond and cannot have addresses: move them to the bond'";

  private static final String MEMBER_MTU =
      "b.members.exists(m, "
          + ETHERNETS
          + ".exists(e, e.name == m && e.mtuBytes != "
          + Link.MTU_DEFAULT
          + " && e.mtuBytes != b.mtuBytes))";

  static final String MEMBERS_HAVE_THE_BONDS_MTU =
      "!has(self.bonds) || !self.bonds.exists(b, " + MEMBER_MTU + ")";
  static final String MEMBERS_HAVE_THE_BONDS_MTU_MESSAGE =
      "'members get mtuBytes of their bond '"
          + (" + self.bonds[self.bonds.map(b, " + MEMBER_MTU + ").indexOf(true)].name")
          + " + ': give them the same or leave theirs out'";

  private static final String VLAN_NOWHERE =
      "!"
          + ETHERNETS
          + ".exists(e, e.name == v.link) && !"
          + BONDS
          + ".exists(b, b.name == v.link)";

  static final String VLANS_HAVE_A_LINK =
      "!has(self.vlans) || !self.vlans.exists(v, " + VLAN_NOWHERE + ")";
  static final String VLANS_HAVE_A_LINK_MESSAGE =
      "'link of vlan '"
          + (" + self.vlans[self.vlans.map(v, " + VLAN_NOWHERE + ").indexOf(true)].name")
          + " + ' must be one of network.ethernets or network.bonds: declare it there'";

  private static final String VLAN_ON_MEMBER = "self.bonds.exists(b, v.link in b.members)";

  static final String VLANS_ARE_NOT_ON_MEMBERS =
      "!has(self.vlans) || !has(self.bonds) || !self.vlans.exists(v, " + VLAN_ON_MEMBER + ")";
  static final String VLANS_ARE_NOT_ON_MEMBERS_MESSAGE =
      "'vlan '"
          + (" + self.vlans[self.vlans.map(v, " + VLAN_ON_MEMBER + ").indexOf(true)].name")
          + " + ' is on a member of a bond, which carries nothing of its own: give the bond as its link'";

  private static final String VLAN_TWICE =
      "self.vlans.exists(w, w.name != v.name && w.link == v.link && w.id == v.id)";

  static final String VLAN_IDS_ARE_UNIQUE =
      "!has(self.vlans) || !self.vlans.exists(v, " + VLAN_TWICE + ")";
  static final String VLAN_IDS_ARE_UNIQUE_MESSAGE =
      "'vlan '"
          + (" + self.vlans[self.vlans.map(v, " + VLAN_TWICE + ").indexOf(true)].name")
          + " + ' has the id of another vlan on the same link: give it another id or link'";

  private static final String VLAN_TOO_LARGE =
      ETHERNETS
          + ".exists(e, e.name == v.link && e.mtuBytes < v.mtuBytes) || "
          + BONDS
          + ".exists(b, b.name == v.link && b.mtuBytes < v.mtuBytes)";

  static final String VLANS_FIT_THEIR_LINK =
      "!has(self.vlans) || !self.vlans.exists(v, " + VLAN_TOO_LARGE + ")";
  static final String VLANS_FIT_THEIR_LINK_MESSAGE =
      "'mtuBytes of vlan '"
          + (" + self.vlans[self.vlans.map(v, " + VLAN_TOO_LARGE + ").indexOf(true)].name")
          + " + ' exceeds mtuBytes of its link: lower it or raise that of the link'";

  private static final String PORT_UNDECLARED =
      "has(r.ports) && r.ports.exists(p, !"
          + (ETHERNETS + ".exists(x, x.name == p) && !")
          + (BONDS + ".exists(x, x.name == p) && !")
          + (VLANS + ".exists(x, x.name == p))");

  static final String PORTS_ARE_DECLARED =
      "!has(self.bridges) || !self.bridges.exists(r, " + PORT_UNDECLARED + ")";
  static final String PORTS_ARE_DECLARED_MESSAGE =
      "'every port of bridge '"
          + (" + self.bridges[self.bridges.map(r, " + PORT_UNDECLARED + ").indexOf(true)].name")
          + " + ' must be one of network.ethernets, network.bonds or network.vlans: declare it there'";

  private static final String PORT_SHARED =
      "has(r.ports) && r.ports.exists(p, self.bridges.exists(o, o.name != r.name && has(o.ports) && p in o.ports))";

  static final String PORTS_ARE_IN_ONE_BRIDGE =
      "!has(self.bridges) || !self.bridges.exists(r, " + PORT_SHARED + ")";
  static final String PORTS_ARE_IN_ONE_BRIDGE_MESSAGE =
      "'bridge '"
          + (" + self.bridges[self.bridges.map(r, " + PORT_SHARED + ").indexOf(true)].name")
          + " + ' shares a port with another bridge: take it out of one of them'";

  private static final String PORT_IN_BOND =
      "has(r.ports) && r.ports.exists(p, self.bonds.exists(b, p in b.members))";

  static final String PORTS_ARE_NOT_MEMBERS =
      "!has(self.bridges) || !has(self.bonds) || !self.bridges.exists(r, " + PORT_IN_BOND + ")";
  static final String PORTS_ARE_NOT_MEMBERS_MESSAGE =
      "'bridge '"
          + (" + self.bridges[self.bridges.map(r, " + PORT_IN_BOND + ").indexOf(true)].name")
          + " + ' has a port that is a member of a bond: give the bond as the port'";

  private static final String ADDRESSED =
      ".exists(x, x.name == p && has(x.addresses) && x.addresses.size() > 0)";

  private static final String PORT_ADDRESSED =
      "has(r.ports) && r.ports.exists(p, "
          + (ETHERNETS + ADDRESSED + " || ")
          + (BONDS + ADDRESSED + " || ")
          + (VLANS + ADDRESSED + ")");

  static final String PORTS_HAVE_NO_ADDRESSES =
      "!has(self.bridges) || !self.bridges.exists(r, " + PORT_ADDRESSED + ")";
  static final String PORTS_HAVE_NO_ADDRESSES_MESSAGE =
      "'a port of bridge '"
          + (" + self.bridges[self.bridges.map(r, " + PORT_ADDRESSED + ").indexOf(true)].name")
          + " + ' has addresses, which no packet reaches there: move them to the bridge'";

  private static final String OTHER_MTU = ".exists(x, x.name == p && x.mtuBytes != r.mtuBytes)";

  private static final String PORT_MTU =
      "has(r.ports) && r.ports.exists(p, "
          + (ETHERNETS + OTHER_MTU + " || ")
          + (BONDS + OTHER_MTU + " || ")
          + (VLANS + OTHER_MTU + ")");

  static final String PORTS_HAVE_THE_BRIDGES_MTU =
      "!has(self.bridges) || !self.bridges.exists(r, " + PORT_MTU + ")";
  static final String PORTS_HAVE_THE_BRIDGES_MTU_MESSAGE =
      "'mtuBytes of bridge '"
          + (" + self.bridges[self.bridges.map(r, " + PORT_MTU + ").indexOf(true)].name")
          + " + ' differs from that of a port, so packets would be lost between them: make them equal'";

  private static final String ROUTE_NOWHERE =
      "has(r.link) && !"
          + (ETHERNETS + ".exists(x, x.name == r.link) && !")
          + (BONDS + ".exists(x, x.name == r.link) && !")
          + (VLANS + ".exists(x, x.name == r.link) && !")
          + (BRIDGES + ".exists(x, x.name == r.link)");

  static final String ROUTES_HAVE_A_LINK =
      "!has(self.routes) || !self.routes.exists(r, " + ROUTE_NOWHERE + ")";
  static final String ROUTES_HAVE_A_LINK_MESSAGE =
      "'link of the route to '"
          + (" + self.routes[self.routes.map(r, " + ROUTE_NOWHERE + ").indexOf(true)].to")
          + " + ' must be an interface of network: declare it there; routes of the management interface are the"
          + " operating system\\'s'";

  /** Whether an interface of that list has the gateway in one of its subnets. */
  private static final String REACHES =
      ".exists(x, (!has(r.link) || x.name == r.link) && has(x.addresses) && x.addresses.exists(a, isCIDR(a) &&"
          + " cidr(a).containsIP(r.via)))";

  private static final String GATEWAY_OUTSIDE =
      "has(r.via) && isIP(r.via) && !r.onLink && !r.via.startsWith('fe80:')"
          + (" && !(has(self.ethernets) && self.ethernets" + REACHES + ")")
          + (" && !(has(self.bonds) && self.bonds" + REACHES + ")")
          + (" && !(has(self.vlans) && self.vlans" + REACHES + ")")
          + (" && !(has(self.bridges) && self.bridges" + REACHES + ")");

  static final String GATEWAYS_ARE_REACHABLE =
      "!has(self.routes) || !self.routes.exists(r, " + GATEWAY_OUTSIDE + ")";
  static final String GATEWAYS_ARE_REACHABLE_MESSAGE =
      "'gateway of the route to '"
          + (" + self.routes[self.routes.map(r, " + GATEWAY_OUTSIDE + ").indexOf(true)].to")
          + " + ' is in no subnet of its link: correct via, give the link an address in that subnet, or set onLink'";

  private static final String HAS_GATEWAY =
      ".exists(x, has(x.addresses) && x.addresses.exists(a, a.startsWith(r.via + '/')))";

  private static final String GATEWAY_OURS =
      "has(r.via) && ("
          + ("(has(self.ethernets) && self.ethernets" + HAS_GATEWAY + ")")
          + (" || (has(self.bonds) && self.bonds" + HAS_GATEWAY + ")")
          + (" || (has(self.vlans) && self.vlans" + HAS_GATEWAY + ")")
          + (" || (has(self.bridges) && self.bridges" + HAS_GATEWAY + "))");

  static final String GATEWAYS_ARE_NOT_OURS =
      "!has(self.routes) || !self.routes.exists(r, " + GATEWAY_OURS + ")";
  static final String GATEWAYS_ARE_NOT_OURS_MESSAGE =
      "'gateway of the route to '"
          + (" + self.routes[self.routes.map(r, " + GATEWAY_OURS + ").indexOf(true)].to")
          + " + ' is an address of this machine: give the address of the router'";

  private static final String HAS_SOURCE =
      ".exists(x, has(x.addresses) && x.addresses.exists(a, a.startsWith(r.source + '/')))";

  private static final String SOURCE_ELSEWHERE =
      "has(r.source)"
          + (" && !(has(self.ethernets) && self.ethernets" + HAS_SOURCE + ")")
          + (" && !(has(self.bonds) && self.bonds" + HAS_SOURCE + ")")
          + (" && !(has(self.vlans) && self.vlans" + HAS_SOURCE + ")")
          + (" && !(has(self.bridges) && self.bridges" + HAS_SOURCE + ")");

  static final String SOURCES_ARE_OURS =
      "!has(self.routes) || !self.routes.exists(r, " + SOURCE_ELSEWHERE + ")";
  static final String SOURCES_ARE_OURS_MESSAGE =
      "'source of the route to '"
          + (" + self.routes[self.routes.map(r, " + SOURCE_ELSEWHERE + ").indexOf(true)].to")
          + " + ' must be an address of one of the interfaces of network: correct it or add the address'";

  private static final String SECOND_DEFAULT =
      "r.to.endsWith('/0') && r.type == 'unicast' && self.routes.filter(o, o.to == r.to && o.table == r.table &&"
          + " o.type == 'unicast').size() > 1";

  static final String ONE_DEFAULT_ROUTE =
      "!has(self.routes) || !self.routes.exists(r, " + SECOND_DEFAULT + ")";
  static final String ONE_DEFAULT_ROUTE_MESSAGE =
      "'two unicast routes of one table go to '"
          + (" + self.routes[self.routes.map(r, " + SECOND_DEFAULT + ").indexOf(true)].to")
          + " + ': keep one default route of each table and family'";

  private static final String RULE_NOWHERE =
      "has(u.incomingLink) && u.incomingLink != 'lo' && !"
          + (ETHERNETS + ".exists(x, x.name == u.incomingLink) && !")
          + (BONDS + ".exists(x, x.name == u.incomingLink) && !")
          + (VLANS + ".exists(x, x.name == u.incomingLink) && !")
          + (BRIDGES + ".exists(x, x.name == u.incomingLink)");

  static final String RULES_HAVE_A_LINK =
      "!has(self.rules) || !self.rules.exists(u, " + RULE_NOWHERE + ")";
  static final String RULES_HAVE_A_LINK_MESSAGE =
      "'incomingLink '"
          + (" + self.rules[self.rules.map(u, " + RULE_NOWHERE + ").indexOf(true)].incomingLink")
          + " + ' of a rule must be an interface of network, or lo for packets of the machine itself: declare it there'";

  static final String PROBES_ARE_CANONICAL =
      "!has(self.probes) || self.probes.all(p, isIP(p) && ip.isCanonical(p) && !ip(p).isUnspecified() &&"
          + " !ip(p).isLoopback())";
  static final String PROBES_ARE_CANONICAL_MESSAGE =
      "every one of probes must be an address of another machine in canonical text, for example 10.0.0.1 or"
          + " 2001:db8::1";

  /** For a spec with {@code network} and {@code managementInterface}. */
  public static final String MANAGEMENT_IS_LEFT_ALONE =
      "!has(self.network) || !has(self.managementInterface) || ("
          + "(!has(self.network.ethernets) || !self.network.ethernets.exists(x, x.name == self.managementInterface))"
          + " && (!has(self.network.bonds) || !self.network.bonds.exists(x, x.name == self.managementInterface))"
          + " && (!has(self.network.vlans) || !self.network.vlans.exists(x, x.name == self.managementInterface))"
          + " && (!has(self.network.bridges) || !self.network.bridges.exists(x, x.name =="
          + " self.managementInterface)))";

  public static final String MANAGEMENT_IS_LEFT_ALONE_MESSAGE =
      "'network must not name the management interface ' + self.managementInterface + ': the operating system"
          + " configures it, so that a mistake here cannot cut the machine off; take it out'";

  private NetworkRules() {}
}
