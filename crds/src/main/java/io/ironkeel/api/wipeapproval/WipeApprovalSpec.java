package io.ironkeel.api.wipeapproval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.storage.DiskIdentity;

/** Which disk, with what on it, until when. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self == oldSelf",
    message = "a WipeApproval does not change: delete it and make another")
public record WipeApprovalSpec(
    @Required
        @Size(min = 1, max = 55)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the Host the disk is in.")
        String host,
    @Required
        @Size(min = 1, max = DiskIdentity.LENGTH_MAX)
        @Pattern(DiskIdentity.PATTERN)
        @JsonPropertyDescription(
            "The disk, by its world wide name or, where it has none, its serial number, as the findings of a StoragePool"
                + " write it. Examples: wwn:0x5002538e40a1b2c3, serial:S4EVNX0N123456.")
        String disk,
    @Required
        @Pattern("^[0-9a-f]{16}$")
        @JsonPropertyDescription(
            "What is on it, as the MachineState of the host has it in disks[].content. When that has changed, nothing is"
                + " destroyed.")
        String content,
    @Required
        @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
        @JsonPropertyDescription(
            "Until when it holds, as an RFC 3339 time in UTC. Example: 2026-11-28T18:00:00Z.")
        String expires) {}
