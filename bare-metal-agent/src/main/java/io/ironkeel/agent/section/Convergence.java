package io.ironkeel.agent.section;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of an attempt to make the machine what a configuration says, by section. */
public record Convergence(List<SectionResult> sections) {

  public Convergence {
    sections = List.copyOf(sections);
  }

  /** The same with what came of something else, if there is anything to tell. */
  public Convergence and(Optional<SectionResult> other) {
    return new Convergence(Stream.concat(sections.stream(), other.stream()).toList());
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
