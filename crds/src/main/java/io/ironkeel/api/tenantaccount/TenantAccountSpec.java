package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What people want of a tenant. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.namespaces) || !self.namespaces.exists(n, n == 'default' || n.startsWith('kube-') ||"
            + " n.startsWith('machine-') || n.startsWith('ironkeel-'))",
    messageExpression =
        "'namespace ' + self.namespaces.filter(n, n == 'default' || n.startsWith('kube-') || n.startsWith('machine-') ||"
            + " n.startsWith('ironkeel-'))[0] + ' is the system\\'s: choose a name of your own'")
public record TenantAccountSpec(
    @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription(
            "Name of the TenantAccount this one is a part of; without it it is at the top. The tree is at most 5 deep.")
        String parent,
    @Size(max = 500)
        @JsonPropertyDescription(
            "Who may do what in the namespaces of this tenant and of all below it. Each has one role here; roles from above"
                + " are added.")
        List<Member> members,
    @Size(max = 100)
        @JsonPropertyDescription(
            "Names of its namespaces, which are made where they do not exist. One that is taken out of the list stays, with"
                + " everything in it, without the rights of the members: kubectl delete namespace ends it.")
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$") String>
            namespaces,
    @Default("restricted")
        @JsonPropertyDescription(
            "Level of the Pod Security Standards that is enforced in the namespaces: restricted, baseline or privileged.")
        PodSecurity podSecurity,
    @Default("Tenant")
        @JsonPropertyDescription(
            "From where pods can be reached. Tenant: from this tenant's namespaces only, by a NetworkPolicy in each; more can"
                + " be allowed by others beside it. None: no NetworkPolicy is made.")
        NetworkIsolation networkIsolation,
    @Default("Active")
        @JsonPropertyDescription(
            "Suspended takes the rights of all members away, here and in all tenants below; nothing that runs is stopped.")
        TenantState state,
    @Default("false") @JsonPropertyDescription("While true, this object cannot be deleted.")
        Boolean deletionProtection) {

  public TenantAccountSpec {
    members = members == null ? List.of() : List.copyOf(members);
    namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
    podSecurity = podSecurity == null ? PodSecurity.RESTRICTED : podSecurity;
    networkIsolation = networkIsolation == null ? NetworkIsolation.TENANT : networkIsolation;
    state = state == null ? TenantState.ACTIVE : state;
    deletionProtection = deletionProtection != null && deletionProtection;
  }
}
