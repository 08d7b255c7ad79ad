package io.ironkeel.api.volume;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.ironkeel.api.storage.Filesystem;
import io.ironkeel.api.storage.LocalPool;
import io.ironkeel.api.storage.LocalVolume;
import io.ironkeel.api.storage.MountPath;

/** What people want of a volume. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.sizeGiB >= oldSelf.sizeGiB",
    message =
        "sizeGiB cannot shrink: XFS cannot, and data would be lost; make a smaller Volume and copy")
@ValidationRule(
    value = "self.pool == oldSelf.pool",
    messageExpression =
        "'pool cannot change from ' + oldSelf.pool + ': make another Volume and copy'")
@ValidationRule(
    value = "self.filesystem == oldSelf.filesystem",
    messageExpression =
        "'filesystem cannot change from ' + oldSelf.filesystem + ': make another Volume and copy'")
@ValidationRule(
    value = "has(self.host) == has(oldSelf.host) && (!has(self.host) || self.host == oldSelf.host)",
    message = "host cannot change: make another Volume and copy")
@ValidationRule(
    value = "!has(self.mountPath) || self.filesystem != 'none'",
    message = "mountPath needs a file system: set filesystem to xfs or ext4")
@ValidationRule(value = MountPath.IS_SAFE, messageExpression = MountPath.IS_SAFE_MESSAGE)
public record VolumeSpec(
    @Required
        @Size(min = 1, max = LocalPool.NAME_MAX)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the StoragePool it is in.")
        String pool,
    @Required
        @Min(1)
        @Max(LocalVolume.GIB_MAX)
        @JsonPropertyDescription(
            "Its size, in GiB. It can grow while it is in use, and never shrinks.")
        Integer sizeGiB,
    @Size(min = 1, max = 55)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription(
            "Name of the Host it lies on. Without it, the one of the pool's with the most space left is chosen once.")
        String host,
    @Default("xfs")
        @JsonPropertyDescription("What is made on it: xfs, ext4, or none for a raw device.")
        Filesystem filesystem,
    @Size(min = 2, max = MountPath.LENGTH_MAX)
        @Pattern(MountPath.PATTERN)
        @JsonPropertyDescription(
            "Where the host mounts it; nowhere without it. Example: /srv/orders.")
        String mountPath,
    @Default("Retain")
        @JsonPropertyDescription(
            "What becomes of the data when this object is deleted. Retain: it stays on the host, and a Volume of the same"
                + " name finds it again. Delete: it is destroyed.")
        VolumeDeletionPolicy deletionPolicy) {

  public VolumeSpec {
    filesystem = filesystem == null ? Filesystem.XFS : filesystem;
    deletionPolicy = deletionPolicy == null ? VolumeDeletionPolicy.RETAIN : deletionPolicy;
  }
}
