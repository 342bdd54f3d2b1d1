package dev.lockstep.agent;

import dev.lockstep.agent.launch.Stderr;
import dev.lockstep.agent.transform.Problems;

/** Says by name which classes could not be rewritten, and why, in one line each. */
final class UncontrolledClasses implements Problems {
    @Override
    public void transformFailed(String name, Throwable reason) {
        String why = String.valueOf(reason).replace('\n', ' ');
        Stderr.line("lockstep: warning: class " + name.replace('/', '.') + " is not controlled: " + why);
    }

    @Override
    public void methodTooLarge(String name, String method) {
        Stderr.line("lockstep: warning: method " + name.replace('/', '.') + "." + method
                + " is not controlled: with control its code would exceed 64 KB");
    }
}
