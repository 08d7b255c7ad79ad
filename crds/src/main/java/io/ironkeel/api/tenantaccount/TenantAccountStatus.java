package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import java.util.List;

/** What became of a tenant. Only the tenancy operator writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TenantAccountStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 8)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled. Reasons are in docs/kinds/tenantaccount.md.")
        List<Condition> conditions,
    @Size(max = 200)
        @JsonPropertyDescription(
            "Its namespaces, the declared ones and those that were; the first 200.")
        List<Namespace> namespaces,
    @Size(max = 15)
        @JsonPropertyDescription("How many of the declared namespaces are ready. Example: 3/4.")
        String namespacesReady,
    @JsonPropertyDescription("How many have a role in it, those from above counted.")
        Integer members) {

  public static final int NAMESPACES_MAX = 200;

  /** How one namespace stands. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Namespace(
      @Required @Size(min = 1, max = 63) @JsonPropertyDescription("Its name.") String name,
      @Required
          @Size(max = 20)
          @JsonPropertyDescription(
              "Ready: it is there, with the rights of the members. Pending: it is being made. Taken: somebody else has the"
                  + " name. Terminating: it is being deleted. Undeclared: it is not in spec.namespaces any more.")
          String state) {}

  public TenantAccountStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
  }
}
