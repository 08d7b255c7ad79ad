package io.ironkeel.agent.lldp;

import java.util.Optional;

/**
 * What is there of LLDP.
 *
 * @param file what our configuration file says
 * @param pattern which ports the daemon works on, empty text for all; nothing when none runs
 */
record ActualLldp(boolean installed, Optional<String> file, Optional<String> pattern) {}
