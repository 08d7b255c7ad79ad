package io.ironkeel.e2e.lab;

import io.ironkeel.e2e.cluster.ClusterExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that needs machines, and a Kubernetes API if it asks for one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("lab")
// In this order: the machines end before the API they talk to.
@ExtendWith({ClusterExtension.class, LabExtension.class})
public @interface LabTest {}
