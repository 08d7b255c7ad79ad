package io.ironkeel.operators.storage;

/** What is to be said of a pool on one host, or of a volume. */
record Finding(String reason, String message) {}
