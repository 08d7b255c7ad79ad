package io.ironkeel.agent.storage;

import io.ironkeel.api.storage.LocalVolume;
import java.nio.file.Path;

/**
 * How a volume is mounted at every boot, also without us: a mount unit (systemd.mount(5)). A disk
 * that is away must not keep the machine from booting.
 *
 * @param file the unit
 * @param wanted the link by which systemd starts it
 */
record MountUnit(Path file, Path wanted, String content) {

  private static final Path FOLDER = Path.of("/etc/systemd/system");

  static MountUnit of(LocalVolume volume, String device) {
    var name = name(volume.mountPath());
    return new MountUnit(
        FOLDER.resolve(name),
        FOLDER.resolve("local-fs.target.wants").resolve(name),
        """
        # Written by the Ironkeel agent from Volume %s.
        [Unit]
        Description=Volume %s of Ironkeel

        [Mount]
        What=%s
        Where=%s
        Type=%s
        Options=nofail

        [Install]
        WantedBy=local-fs.target
        """
            .formatted(
                volume.name().replaceFirst("\\.", "/"),
                volume.name().replaceFirst("\\.", "/"),
                device,
                volume.mountPath(),
                volume.filesystem().keyword()));
  }

  /** As systemd-escape(1) makes it of the few characters that a mount path can have. */
  static String name(String mountPath) {
    return mountPath.substring(1).replace("-", "\\x2d").replace('/', '-') + ".mount";
  }

  String unit() {
    return file.getFileName().toString();
  }
}
