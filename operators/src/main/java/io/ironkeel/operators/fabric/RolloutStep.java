package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.ConditionDraft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a change stands after one more look.
 *
 * @param wave how many waves follow the new settings
 * @param excused machines that do not halt it
 * @param resumed the last request to go on that was followed
 * @param lookAgain after how long time alone may have changed something
 */
record RolloutStep(
    int wave,
    List<String> excused,
    String resumed,
    List<ConditionDraft> conditions,
    Optional<Duration> lookAgain) {}
