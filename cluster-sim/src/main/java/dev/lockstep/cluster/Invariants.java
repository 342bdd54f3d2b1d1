package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.controller.FailureKind;
import dev.lockstep.controller.StepCheck;
import dev.lockstep.engine.TaskKilled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The invariants of a run, and when they are checked. */
final class Invariants implements StepCheck {
    private final Baton baton;
    private final List<Invariant> all = new ArrayList<>();
    private boolean pending;
    private boolean checking;

    Invariants(Baton baton) {
        this.baton = baton;
    }

    Invariant add(String name, Action check) {
        Invariant invariant = new Invariant(this, name, check);
        all.add(invariant);
        return invariant;
    }

    void remove(Invariant invariant) {
        all.remove(invariant);
        changed();
    }

    long nowNanos() {
        return baton.nowNanos();
    }

    /** Asks for a look before each step only if some invariant wants one. */
    void changed() {
        boolean wanted = pending;
        for (Invariant invariant : all) {
            wanted |= invariant.isEveryStep() || invariant.isPeriodic();
        }
        baton.checkSteps(wanted ? this : null);
    }

    /** Something was done to the cluster. */
    void fault() {
        if (all.isEmpty()) {
            return;
        }
        pending = true;
        changed();
    }

    @Override
    public void beforeStep() {
        if (checking) {
            return;
        }
        checking = true;
        boolean wasPending = pending;
        pending = false;
        long now = baton.nowNanos();
        for (Invariant invariant : new ArrayList<>(all)) {
            if (wasPending || invariant.isEveryStep() || invariant.isDue(now)) {
                check(invariant);
            }
        }
        checking = false;
        if (wasPending) {
            changed();
        }
    }

    /** The run ends. */
    void finish() {
        baton.checkSteps(null);
        for (Invariant invariant : new ArrayList<>(all)) {
            check(invariant);
        }
    }

    private void check(Invariant invariant) {
        try {
            baton.atomically(new Callable<Void>() {
                @Override
                public Void call() throws Exception {
                    invariant.check.run();
                    return null;
                }
            });
        } catch (TaskKilled e) {
            throw e;
        } catch (Throwable e) {
            String message = "invariant '" + invariant.name + "' is violated: " + e.getMessage();
            baton.fail(FailureKind.ASSERTION, message, e, "");
        }
    }
}
