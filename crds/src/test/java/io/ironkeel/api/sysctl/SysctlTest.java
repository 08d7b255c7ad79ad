package io.ironkeel.api.sysctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.golden.Golden;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SysctlTest {

  private static final Path PAGE = Path.of("../docs/kinds/host.md");
  private static final Pattern LIST =
      Pattern.compile("(?<=The list</summary>\n\n```text\n).*?(?=```)", Pattern.DOTALL);

  @Test
  void thePageListsExactlyWhatMayBeSet() {
    var allowed = Words.of(Sysctl.ALLOWED).stream().sorted().toList();
    assertThat(allowed).doesNotHaveDuplicates().allMatch(name -> name.matches(Sysctl.ALLOWED));
    var page = Golden.read(PAGE);
    assertThat(page).containsPattern(LIST);
    Golden.verify(
        PAGE,
        LIST.matcher(page)
            .replaceFirst(Matcher.quoteReplacement(String.join("\n", allowed) + "\n")));
  }
}
