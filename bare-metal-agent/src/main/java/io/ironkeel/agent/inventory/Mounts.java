package io.ironkeel.agent.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where block devices are mounted, as process 1 sees it (proc_pid_mountinfo(5)): a hardened service
 * sees mounts that systemd made for it alone. Of a device mounted as a whole only those mounts
 * count, because containers come and go with mounts of single folders.
 */
record Mounts(Map<String, List<String>> byDevice) {

  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

  private record Mount(String number, String source, boolean whole, String target) {}

  static Mounts of(MachineFiles files) {
    return parse(files.read("proc/1/mountinfo").orElse(""));
  }

  static Mounts parse(String mountinfo) {
    var all = new LinkedHashMap<String, List<Mount>>();
    mountinfo
        .lines()
        .flatMap(Mounts::mount)
        .forEach(
            mount ->
                // Some file systems have a number of their own and tell the device as source only.
                Stream.of(mount.number(), mount.source())
                    .distinct()
                    .forEach(
                        device ->
                            all.computeIfAbsent(device, one -> new ArrayList<>()).add(mount)));
    var targets = new LinkedHashMap<String, List<String>>();
    all.forEach((device, mounts) -> targets.put(device, targets(mounts)));
    return new Mounts(targets);
  }

  List<String> of(BlockDevice device) {
    return Stream.of(device.number(), device.path())
        .filter(key -> key != null)
        .flatMap(key -> byDevice.getOrDefault(key, List.of()).stream())
        .distinct()
        .toList();
  }

  private static List<String> targets(List<Mount> mounts) {
    var whole = mounts.stream().filter(Mount::whole).map(Mount::target).distinct().toList();
    return whole.isEmpty() ? List.of(mounts.getFirst().target()) : whole;
  }

  /** Optional fields end with a dash; behind it are type and source. */
  private static Stream<Mount> mount(String line) {
    var words = List.of(line.split(" "));
    var dash = words.indexOf("-");
    if (dash < 6 || words.size() < dash + 3) {
      return Stream.empty();
    }
    return Stream.of(
        new Mount(
            words.get(2),
            plain(words.get(dash + 2)),
            words.get(3).equals("/"),
            plain(words.get(4))));
  }

  private static String plain(String escaped) {
    return ESCAPED
        .matcher(escaped)
        .replaceAll(
            code ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 8))));
  }
}
