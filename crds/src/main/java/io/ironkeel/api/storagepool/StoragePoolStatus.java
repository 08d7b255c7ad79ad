package io.ironkeel.api.storagepool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.condition.Condition;
import java.util.List;

/** What became of a pool on its hosts. Only the storage operator writes here. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoragePoolStatus(
    @Default("-1")
        @JsonPropertyDescription(
            "Generation of the spec this status describes; -1 before the first look.")
        Long observedGeneration,
    @Size(max = 8)
        @JsonPropertyDescription(
            "State by aspect: Ready, Reconciling, Stalled, Healthy, Degraded, Rebuilding, NearlyFull. Reasons are in"
                + " docs/kinds/storagepool.md.")
        List<Condition> conditions,
    @JsonPropertyDescription("How many hosts take part.") HostCount hosts,
    @JsonPropertyDescription("What all hosts together have.") Capacity capacity,
    @Size(max = StoragePoolStatus.FINDINGS_MAX)
        @JsonPropertyDescription(
            "What is wrong on a host, or why it gives nothing; the first 16 by name.")
        List<HostFinding> findings) {

  public static final int FINDINGS_MAX = 16;

  public StoragePoolStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  /** How many hosts take part. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record HostCount(
      @JsonPropertyDescription("Hosts that are selected.") Integer selected,
      @JsonPropertyDescription("Hosts on which the pool is in use.") Integer ready) {}

  /** Space, over all hosts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Capacity(
      @JsonPropertyDescription("Size of the disks, in GiB, rounded down.") Long rawGiB,
      @JsonPropertyDescription(
              "What of it data can be written to, after mirrors, parity and administration, in GiB, rounded down.")
          Long usableGiB,
      @JsonPropertyDescription("What is promised to volumes, in GiB.") Long allocatedGiB) {}

  /** What is to be said of one host. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record HostFinding(
      @Required @JsonPropertyDescription("Name of the Host.") @Size(max = 63) String host,
      @Required @JsonPropertyDescription("What is wrong and what to do.") @Size(max = 1024)
          String message) {}
}
