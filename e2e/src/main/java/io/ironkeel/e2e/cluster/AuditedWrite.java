package io.ironkeel.e2e.cluster;

import java.time.Instant;

/**
 * A request that wanted to change something, as the API server recorded it. Fields that a request
 * does not have (a subresource, a namespace, a name) are empty.
 *
 * @param user who asked, e.g. {@code system:serviceaccount:machine-h1:agent}
 * @param credential which of the user's tokens it was, for one who has several; empty for others
 * @param verb create, update, patch, delete or deletecollection
 * @param group the API group, empty for the core group
 * @param code the HTTP status the API server answered with
 */
public record AuditedWrite(
    Instant time,
    String user,
    String credential,
    String verb,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    int code) {}
