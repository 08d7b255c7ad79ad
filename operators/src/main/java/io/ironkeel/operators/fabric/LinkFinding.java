package io.ironkeel.operators.fabric;

/**
 * Why nothing goes over a cable, until somebody changes something.
 *
 * @param reason of the conditions of its Link
 * @param message names the Link, what is wrong and what to do
 */
record LinkFinding(String reason, String message) {}
