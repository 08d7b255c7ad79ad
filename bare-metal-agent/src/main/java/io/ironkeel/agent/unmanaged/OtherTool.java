package io.ironkeel.agent.unmanaged;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A tool of the operating system that would configure our links too, if nobody told it. */
enum OtherTool {
  NETWORK_MANAGER(
      "NetworkManager",
      Path.of("/etc/NetworkManager"),
      Path.of("/etc/NetworkManager/conf.d/90-ironkeel.conf"),
      Path.of("/run/NetworkManager"),
      List.of("nmcli", "general", "reload", "conf")) {
    @Override
    String content(List<String> links) {
      return "[device-ironkeel]\nmatch-device=%s\nmanaged=0\n"
          .formatted(
              links.stream()
                  .map(link -> "interface-name:" + link)
                  .collect(Collectors.joining(",")));
    }
  },

  /** The first file that matches a link wins, so ours is the first. */
  NETWORKD(
      "systemd-networkd",
      Path.of("/etc/systemd/network"),
      Path.of("/etc/systemd/network/00-ironkeel.network"),
      Path.of("/run/systemd/netif/state"),
      List.of("networkctl", "reload")) {
    @Override
    String content(List<String> links) {
      return "[Match]\nName=%s\n\n[Link]\nUnmanaged=yes\n".formatted(String.join(" ", links));
    }
  },

  /** What it has written for the management interface stays; it only does not write it anew. */
  CLOUD_INIT(
      "cloud-init",
      Path.of("/etc/cloud"),
      Path.of("/etc/cloud/cloud.cfg.d/99-ironkeel.cfg"),
      Path.of("/run/cloud-init"),
      List.of()) {
    @Override
    String content(List<String> links) {
      return "network: {config: disabled}\n";
    }
  };

  private final String title;
  private final Path directory;
  private final Path file;
  private final Path sign;
  private final List<String> reload;

  /**
   * @param directory is there exactly where the tool is
   * @param sign is there while the tool runs
   * @param reload makes the running tool read our file
   */
  OtherTool(String title, Path directory, Path file, Path sign, List<String> reload) {
    this.title = title;
    this.directory = directory;
    this.file = file;
    this.sign = sign;
    this.reload = reload;
  }

  /** What its file says, after the header, so that the tool leaves these links alone. */
  abstract String content(List<String> links);

  String title() {
    return title;
  }

  Path directory() {
    return directory;
  }

  Path file() {
    return file;
  }

  Path sign() {
    return sign;
  }

  List<String> reload() {
    return reload;
  }
}
