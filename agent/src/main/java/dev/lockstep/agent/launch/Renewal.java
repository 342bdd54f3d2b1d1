package dev.lockstep.agent.launch;

import dev.lockstep.agent.statics.StaticsIndex;
import dev.lockstep.controller.EnumConstants;
import dev.lockstep.controller.RunResult;
import dev.lockstep.engine.HashState;
import dev.lockstep.hooks.ReflectionHooks;
import dev.lockstep.hooks.Singletons;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether the classes of one loader can serve the next run, and makes their static state new for it. They can
 * if all their initialisers are plain code and the run has left nothing in them that cannot be seen in a field. A run
 * on such classes is equal to one on classes that were loaded for it.
 */
final class Renewal {
    private static final MethodType NO_TYPE = MethodType.methodType(void.class);
    private final StaticsIndex index;
    private final IterationLoader loader;
    private final List<MethodHandle> renewers = new ArrayList<>();
    private final List<Class<?>> enums = new ArrayList<>();
    private int judged;

    Renewal(StaticsIndex index, IterationLoader loader) {
        this.index = index;
        this.loader = loader;
    }

    /** Why the run that has ended was the last of these classes; null if another can follow. */
    String whyNot(RunResult result) {
        if (result.failure != null) {
            return "a run that failed";
        }
        if (result.broken) {
            return "an initialiser that failed or did not end";
        }
        for (Object singleton : Singletons.all()) {
            if (HashState.hasHash(singleton)) {
                return "a lambda whose identity hash code was used";
            }
        }
        List<Class<?>> classes = loader.classes();
        if (classes == null) {
            return "classes that were defined at run time, by a library or the JDK";
        }
        return classes.size() == judged ? null : judge(classes);
    }

    private String judge(List<Class<?>> classes) {
        judged = classes.size();
        renewers.clear();
        enums.clear();
        List<MethodHandle> dependent = new ArrayList<>();
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/');
            String trouble = index.whyNotRenewable(name);
            if (trouble != null) {
                return "class " + type.getName() + ": " + trouble;
            }
            if (index.hasRenewal(name)) {
                (index.isSelfContained(name) ? renewers : dependent).add(renewer(type));
                if (index.isEnum(name)) {
                    enums.add(type);
                }
            }
        }
        renewers.addAll(dependent); // after the classes that they use
        return null;
    }

    private static MethodHandle renewer(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStatic(type, ReflectionHooks.RENEW, NO_TYPE);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("class " + type.getName() + " was not prepared for another run", e);
        }
    }

    /** Makes all static state new. Called by the root task of the next run, before anything else. */
    void run() {
        try {
            for (Class<?> type : enums) {
                EnumConstants.forget(type);
            }
            for (int i = 0; i < renewers.size(); i++) {
                renewers.get(i).invokeExact();
            }
        } catch (Throwable e) {
            throw new IllegalStateException("an initialiser that ended once did not end again", e);
        }
    }
}
