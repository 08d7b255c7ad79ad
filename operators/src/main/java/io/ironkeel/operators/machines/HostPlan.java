package io.ironkeel.operators.machines;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.host.HostStatus;
import java.util.List;

/**
 * What is to be done for one host.
 *
 * @param writes the objects that differ from what exists, complete, in the order in which they must
 *     be written
 * @param status the status the host shall show
 */
record HostPlan(List<HasMetadata> writes, HostStatus status) {}
