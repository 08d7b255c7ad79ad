package io.ironkeel.agent.section;

import java.util.List;

/** What came of an attempt to make the machine what a configuration says, by section. */
public record Convergence(List<SectionResult> sections) {

  public Convergence {
    sections = List.copyOf(sections);
  }

  public boolean complete() {
    return unmet().isEmpty() && failures().isEmpty();
  }

  public int changes() {
    return sections.stream().mapToInt(SectionResult::changes).sum();
  }

  public List<String> unmet() {
    return sections.stream().flatMap(section -> section.unmet().stream()).toList();
  }

  public List<String> failures() {
    return sections.stream().flatMap(section -> section.failures().stream()).toList();
  }
}
