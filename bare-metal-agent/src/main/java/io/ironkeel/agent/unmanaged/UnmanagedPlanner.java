package io.ironkeel.agent.unmanaged;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Former;
import io.ironkeel.agent.change.Original;
import io.ironkeel.agent.section.SectionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the links we manage to files that tell other tools to leave them alone. */
final class UnmanagedPlanner {

  static final String HEADER = "# Written by the Ironkeel agent: it manages these links itself.\n";

  private UnmanagedPlanner() {}

  /**
   * @param links the kernel's names of what we manage, sorted
   */
  static SectionPlan<Change> plan(List<String> links, List<ActualMark> marks, Former former) {
    var changes = new ArrayList<Change>();
    var unmet = new ArrayList<String>();
    for (var mark : marks) {
      if (mark.file().filter(text -> !text.startsWith(HEADER)).isPresent()) {
        if (!links.isEmpty()) {
          unmet.add(
              "%s may still change links that Ironkeel manages: %s was not written by Ironkeel; delete or rename it."
                  .formatted(mark.tool().title(), mark.tool().file()));
        }
        continue;
      }
      plan(links, mark, former, changes);
    }
    return new SectionPlan<>(changes, unmet);
  }

  private static void plan(
      List<String> links, ActualMark mark, Former former, List<Change> changes) {
    var tool = mark.tool();
    var wanted =
        mark.installed() && !links.isEmpty()
            ? Optional.of(HEADER + tool.content(links))
            : Optional.<String>empty();
    // On record while the tool may not have read what is in its file.
    var pending = tool.title() + "-reload";
    if (wanted.equals(mark.file()) && !former.has(pending)) {
      return;
    }
    changes.add(new Change.Remember(Map.of(pending, Original.ABSENT)));
    if (!wanted.equals(mark.file())) {
      changes.add(
          wanted
              .<Change>map(text -> new Change.Write(tool.file(), text))
              .orElseGet(() -> new Change.Delete(tool.file())));
    }
    if (mark.running() && !tool.reload().isEmpty()) {
      changes.add(new Change.Run(tool.reload(), ""));
    }
    changes.add(new Change.Forget(Set.of(pending)));
  }
}
