package dev.lockstep.controller;

/** The part of the controller that answers for monitors. */
abstract class LockingController extends SurroundingsController {
    private Monitors monitors;

    /** Sets the monitors of the run that begins. */
    final void lockWith(Monitors runMonitors) {
        monitors = runMonitors;
    }

    final Monitors monitors() {
        return monitors;
    }

    @Override
    public void monitorEnter(Object object) {
        monitors.enter(object);
    }

    @Override
    public void monitorExit(Object object) {
        monitors.exit(object);
    }

    @Override
    public void monitorWait(Object object, long nanos) throws InterruptedException {
        monitors.await(object, nanos);
    }

    @Override
    public void monitorNotify(Object object, boolean all) {
        monitors.signal(object, all);
    }

    @Override
    public boolean holdsLock(Object object) {
        return monitors.holds(object);
    }
}
