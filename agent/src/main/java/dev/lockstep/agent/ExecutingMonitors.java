package dev.lockstep.agent;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/** JDK classes of which some thread executes a synchronized method now. */
final class ExecutingMonitors {
    private ExecutingMonitors() {}

    /**
     * Their names. {@code Thread} is never among them: without it nothing is controlled, and the monitor that a
     * thread in {@code join} would keep is only that of the thread it waits for.
     */
    static Set<String> classes() {
        Set<String> names = new HashSet<>();
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            for (StackTraceElement frame : stack) {
                String name = frame.getClassName();
                if (name.startsWith("java.") && !name.equals("java.lang.Thread") && isSynchronized(name, frame)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static boolean isSynchronized(String name, StackTraceElement frame) {
        try {
            for (Method method : Class.forName(name, false, null).getDeclaredMethods()) {
                if (method.getName().equals(frame.getMethodName()) && Modifier.isSynchronized(method.getModifiers())) {
                    return true;
                }
            }
        } catch (ClassNotFoundException e) {
            return false; // not a class of the boot loader, so its flags are not touched
        }
        return false;
    }
}
