package io.ironkeel.api.tenantaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Somebody who may do something in the namespaces of a tenant. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "self.kind != 'ServiceAccount' ||"
            + " self.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')",
    messageExpression =
        "'member ' + self.name + ' is no ServiceAccount: write NAMESPACE/NAME, for example build/ci'")
@ValidationRule(
    value = "self.kind == 'ServiceAccount' || !self.name.startsWith('system:')",
    messageExpression =
        "'member ' + self.name + ' is one of the names of Kubernetes itself: name a person or a group of yours, or a program"
            + " as kind ServiceAccount'")
public record Member(
    @Required @JsonPropertyDescription("What the name is one of: User, Group or ServiceAccount.")
        MemberKind kind,
    @Required
        @Size(min = 1, max = 253)
        @Pattern("^[A-Za-z0-9._@:+=/-]+$")
        @JsonPropertyDescription(
            "Name as the API server knows it; of a ServiceAccount NAMESPACE/NAME. Plain ASCII, so that no two look alike."
                + " Examples: alice@example.org, shop-developers, build/ci.")
        String name,
    @Required
        @JsonPropertyDescription(
            "What it may do: admin, operator, developer, viewer or auditor. docs/kinds/tenantaccount.md says what each may.")
        TenantRole role) {}
