package io.ironkeel.agent.unmanaged;

import java.util.Optional;

/**
 * What is there of a tool.
 *
 * @param installed whether the machine has the tool
 * @param running whether it has to be told that its file changed
 * @param file what the file of our name says
 */
record ActualMark(OtherTool tool, boolean installed, boolean running, Optional<String> file) {}
