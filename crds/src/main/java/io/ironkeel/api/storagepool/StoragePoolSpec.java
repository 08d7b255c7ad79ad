package io.ironkeel.api.storagepool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** What people want of the disks of many hosts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.engine != 'ceph'",
    message = "engine ceph is reserved and does not work yet: use local")
@ValidationRule(value = "has(self.local)", message = "engine local needs spec.local")
@ValidationRule(
    value =
        "!has(self.local) || self.diskSelector.count >= {'single': 1, 'raid1': 2, 'raid5': 3, 'raid6': 4, 'raid10':"
            + " 4}[self.local.layout]",
    message =
        "diskSelector.count is too small for the layout: single takes 1 disk at least, raid1 2, raid5 3, raid6 and raid10 4")
@ValidationRule(
    value = "!has(self.local) || self.local.layout != 'raid10' || self.diskSelector.count % 2 == 0",
    message = "diskSelector.count is odd: raid10 is made of pairs")
@ValidationRule(
    value = "!has(self.local) || self.local.layout != 'single' || self.diskSelector.spares == 0",
    message =
        "diskSelector.spares is of no use with layout single: there is nothing from which a spare could be filled")
@ValidationRule(
    value = "self.diskSelector.count >= oldSelf.diskSelector.count",
    message = "diskSelector.count cannot shrink: a pool keeps its disks")
@ValidationRule(
    value = "!has(self.local) || !has(oldSelf.local) || self.local.layout == oldSelf.local.layout",
    messageExpression =
        "'layout cannot change from ' + oldSelf.local.layout + ': make another StoragePool and move the volumes'")
public record StoragePoolSpec(
    @Size(max = 16)
        @JsonPropertyDescription(
            "Labels of the Hosts that take part; all of them must match. Without it every Host does.")
        Map<String, String> hostSelector,
    @Required @JsonPropertyDescription("Which disks of each host.") DiskSelector diskSelector,
    @Default("local")
        @Pattern("^(local|ceph)$")
        @JsonPropertyDescription(
            "What makes a pool of the disks. local: RAID and LVM on each host for itself. ceph is reserved and refused.")
        String engine,
    @JsonPropertyDescription("How engine local does it.") LocalEngine local,
    @Default("Retain")
        @JsonPropertyDescription(
            "What becomes of the disks when this object is deleted. Retain: nothing, and a StoragePool of the same name finds"
                + " them again. Wipe: they are emptied. Either way it is not deleted while volumes are in it.")
        PoolDeletionPolicy deletionPolicy) {

  public StoragePoolSpec {
    hostSelector = hostSelector == null ? Map.of() : Map.copyOf(hostSelector);
    engine = engine == null ? "local" : engine;
    deletionPolicy = deletionPolicy == null ? PoolDeletionPolicy.RETAIN : deletionPolicy;
  }
}
