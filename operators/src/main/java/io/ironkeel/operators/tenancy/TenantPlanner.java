package io.ironkeel.operators.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.tenantaccount.TenantAccountReason;
import io.ironkeel.api.tenantaccount.TenantAccountStatus;
import io.ironkeel.operators.kubernetes.Excerpt;
import io.ironkeel.operators.kubernetes.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a tenant needs in the cluster. Pure: facts in, plan out. */
final class TenantPlanner {

  private static final String READY = "Ready";
  private static final String PENDING = "Pending";
  private static final String TAKEN = "Taken";
  private static final String TERMINATING = "Terminating";
  private static final String UNDECLARED = "Undeclared";

  private final TenantFacts facts;
  private final TenantObjects objects;
  private final MemberRights rights;
  private final List<HasMetadata> removals = new ArrayList<>();
  private final List<HasMetadata> writes = new ArrayList<>();
  private final Map<String, String> states = new TreeMap<>();

  private TenantPlanner(TenantFacts facts) {
    this.facts = facts;
    this.objects = new TenantObjects(facts.tenant());
    this.rights = MemberRights.of(facts.lineage());
  }

  static TenantPlan plan(TenantFacts facts) {
    var planner = new TenantPlanner(facts);
    facts
        .namespaces()
        .forEach(namespace -> planner.states.put(namespace.name(), planner.look(namespace)));
    return planner.result();
  }

  private TenantPlan result() {
    var declared = facts.tenant().getSpec().namespaces();
    return new TenantPlan(
        List.copyOf(removals),
        List.copyOf(writes),
        outlook(),
        states.entrySet().stream()
            .limit(TenantAccountStatus.NAMESPACES_MAX)
            .map(entry -> new TenantAccountStatus.Namespace(entry.getKey(), entry.getValue()))
            .toList(),
        "%d/%d"
            .formatted(
                declared.stream().filter(name -> states.get(name).equals(READY)).count(),
                declared.size()),
        rights.members());
  }

  private String look(NamespaceFacts namespace) {
    if (!facts.owns(namespace)) {
      return namespace.existing().isPresent() || namespace.rival().isPresent()
          ? TAKEN
          : make(namespace);
    }
    if (namespace.isTerminating()) {
      return TERMINATING;
    }
    var wanted =
        facts.declares(namespace) ? objects.in(namespace.name(), rights) : isolationOf(namespace);
    return keep(namespace, wanted);
  }

  private String make(NamespaceFacts namespace) {
    if (facts.tenant().isMarkedForDeletion() || facts.lineage().broken().isPresent()) {
      return PENDING;
    }
    writes.add(objects.namespace(namespace.name()));
    writes.addAll(objects.in(namespace.name(), rights));
    return PENDING;
  }

  /** One that is not declared any more stays closed to others. */
  private List<HasMetadata> isolationOf(NamespaceFacts namespace) {
    return objects.in(namespace.name(), new MemberRights(Map.of()));
  }

  private String keep(NamespaceFacts namespace, List<HasMetadata> wanted) {
    var missing = new ArrayList<HasMetadata>();
    var own = objects.namespace(namespace.name());
    if (!TenantObjects.isAsWanted(namespace.existing().orElseThrow(), own)) {
      missing.add(own);
    }
    var existing =
        Stream.<HasMetadata>concat(namespace.policies().stream(), namespace.bindings().stream())
            .collect(Collectors.toMap(TenantPlanner::key, one -> one));
    wanted.stream()
        .filter(
            one ->
                !existing.containsKey(key(one))
                    || !TenantObjects.isAsWanted(existing.get(key(one)), one))
        .forEach(missing::add);
    var keys = wanted.stream().collect(Collectors.toMap(TenantPlanner::key, one -> one));
    var superfluous =
        existing.entrySet().stream()
            .filter(
                entry ->
                    !keys.containsKey(entry.getKey())
                        || TenantObjects.isToBeReplaced(entry.getValue(), keys.get(entry.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    // While it is not known what is above, only what the tenant itself takes away is certain.
    if (facts.lineage().broken().isEmpty()) {
      writes.addAll(missing);
      removals.addAll(superfluous);
    } else if (facts.lineage().suspended().isPresent()) {
      removals.addAll(superfluous);
    }
    if (!facts.declares(namespace)) {
      return UNDECLARED;
    }
    return missing.isEmpty() && superfluous.isEmpty() ? READY : PENDING;
  }

  private static String key(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }

  private List<String> in(String state) {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue().equals(state))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Outlook outlook() {
    return leaving()
        .or(() -> facts.lineage().broken())
        .or(this::taken)
        .or(this::underWay)
        .orElseGet(this::atRest);
  }

  private Optional<Outlook> leaving() {
    if (!facts.tenant().isMarkedForDeletion()) {
      return Optional.empty();
    }
    var left = facts.namespaces().stream().filter(facts::owns).map(NamespaceFacts::name).toList();
    var reasons = new ArrayList<String>();
    if (!left.isEmpty()) {
      reasons.add(
          "it still has the namespaces %s, which are not deleted for you: kubectl delete namespace %s"
              .formatted(Excerpt.shown(left), String.join(" ", left)));
    }
    if (!facts.below().isEmpty()) {
      reasons.add(
          "the tenants %s are below it: delete them, or give them another spec.parent"
              .formatted(Excerpt.shown(facts.below())));
    }
    return Optional.of(
        Outlook.blocked(
            TenantAccountReason.NOT_EMPTY,
            "It is deleted when it is empty: " + String.join("; ", reasons) + "."));
  }

  private Optional<Outlook> taken() {
    return facts.namespaces().stream()
        .filter(namespace -> states.get(namespace.name()).equals(TAKEN))
        .findFirst()
        .map(
            namespace ->
                Outlook.blocked(
                    TenantAccountReason.NAMESPACE_TAKEN,
                    "Namespace %s %s: take it out of spec.namespaces, or choose another name. All others are served."
                        .formatted(namespace.name(), holder(namespace))));
  }

  private static String holder(NamespaceFacts namespace) {
    return namespace
        .tenant()
        .or(namespace::rival)
        .map(tenant -> "is TenantAccount %s's".formatted(tenant))
        .orElse("exists already, and was not made for a tenant");
  }

  private Optional<Outlook> underWay() {
    var waiting = Stream.concat(in(PENDING).stream(), declaredAndTerminating()).sorted().toList();
    if (!waiting.isEmpty()) {
      return Optional.of(
          Outlook.working(
              TenantAccountReason.PROVISIONING,
              "Being made or changed: namespaces %s.".formatted(Excerpt.shown(waiting))));
    }
    return removals.isEmpty() && writes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Outlook.working(TenantAccountReason.PROVISIONING, "Rights are being taken or given."));
  }

  private Stream<String> declaredAndTerminating() {
    return in(TERMINATING).stream().filter(facts.tenant().getSpec().namespaces()::contains);
  }

  private Outlook atRest() {
    return facts
        .lineage()
        .suspended()
        .map(
            by ->
                Outlook.ready(
                    TenantAccountReason.SUSPENDED,
                    "No member has any right in it, because TenantAccount %s is suspended. What runs goes on."
                        .formatted(by)))
        .orElseGet(
            () ->
                Outlook.ready(
                    TenantAccountReason.PROVISIONED,
                    "%d namespaces are there, with the rights of %d members."
                        .formatted(
                            facts.tenant().getSpec().namespaces().size(), rights.members())));
  }
}
