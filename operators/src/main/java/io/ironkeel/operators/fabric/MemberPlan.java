package io.ironkeel.operators.fabric;

import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.fabric.FabricMembership;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for a machine's place in its fabric.
 *
 * @param config the configuration it shall have; nothing when what it has, if any, shall stay
 * @param remove whether what it has must go
 * @param membership what its status says of its place
 * @param conditions and of how it stands there
 */
record MemberPlan(
    Optional<MachineConfigSpec> config,
    boolean remove,
    FabricMembership membership,
    List<ConditionDraft> conditions) {}
