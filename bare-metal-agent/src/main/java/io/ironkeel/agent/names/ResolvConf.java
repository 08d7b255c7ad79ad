package io.ironkeel.agent.names;

import io.ironkeel.api.names.Names;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** /etc/resolv.conf as a plain file. */
record ResolvConf(String text) {

  private static final String MARK =
      "# Written by the Ironkeel agent from spec.names of the Host; changes are undone.\n";
  private static final Pattern SERVERS = Pattern.compile("^\\s*nameserver\\b.*");
  private static final Pattern SEARCH = Pattern.compile("^\\s*(search|domain)\\b.*");

  boolean ours() {
    return text.startsWith(MARK);
  }

  ResolvConf withoutMark() {
    return ours() ? new ResolvConf(text.substring(MARK.length())) : this;
  }

  /** The file with what is given; other lines, for example options, stay. */
  ResolvConf with(Names wanted) {
    var rest =
        withoutMark()
            .text()
            .lines()
            .filter(line -> wanted.servers().isEmpty() || !SERVERS.matcher(line).matches())
            .filter(line -> wanted.search().isEmpty() || !SEARCH.matcher(line).matches())
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return new ResolvConf(MARK + search(wanted.search()) + servers(wanted.servers()) + rest);
  }

  private static String search(List<String> domains) {
    return domains.isEmpty() ? "" : "search %s\n".formatted(String.join(" ", domains));
  }

  private static String servers(List<String> servers) {
    return servers.stream().map("nameserver %s\n"::formatted).collect(Collectors.joining());
  }
}
