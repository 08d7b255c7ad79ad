package io.ironkeel.api.machinestate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storage.MountPath;

/** A volume as it is in a pool of the machine. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VolumeState(
    @Required
        @Size(max = LocalVolume.NAME_MAX)
        @JsonPropertyDescription("Namespace and name of its Volume.")
        String name,
    @Required @Size(max = LocalPool.NAME_MAX) @JsonPropertyDescription("Name of its StoragePool.")
        String pool,
    @Min(0) @JsonPropertyDescription("Its size, in GiB; absent until its file system is whole.")
        Integer sizeGiB,
    @Size(max = MountPath.LENGTH_MAX)
        @JsonPropertyDescription("Where it is mounted; absent when it is nowhere.")
        String mountPath) {}
