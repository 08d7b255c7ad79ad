package io.ironkeel.operators.kubernetes;

/**
 * A reconciler that is asked also about objects that are being deleted, whether or not they have a
 * finalizer, and that sets and removes its finalizer itself, only where one is needed.
 */
public interface SeesDeleted {}
