package dev.lockstep.junit;

import dev.lockstep.cluster.Cluster;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives Lockstep tests a {@link Cluster} where they declare a parameter of that type. */
public final class ClusterParameter implements ParameterResolver {
    /** Called by JUnit. */
    public ClusterParameter() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Cluster.forParameter();
    }
}
