package dev.lockstep.controller;

import dev.lockstep.task.Task;

/** The part of the controller that gives identity hash codes, and keeps those of hidden code apart. */
abstract class IdentityController extends InspectionController {
    private final IdentityHashes hashes = new IdentityHashes();

    final IdentityHashes hashes() {
        return hashes;
    }

    @Override
    public void enterAtomic() {
        Task task = scheduler().current();
        task.atomicDepth++;
        hashes.enterInternal(task);
    }

    @Override
    public void enterInitializer(String name) {
        Task task = scheduler().current();
        task.atomicDepth++;
        hashes.enterInitializer(task, name);
    }

    @Override
    public void leaveInitializer() {
        Task task = scheduler().current();
        hashes.leaveInitializer(task);
        task.atomicDepth--;
    }

    @Override
    public void mainEntered() {
        Task task = scheduler().current();
        if (task.id == 0 && task.atomicDepth == 0) {
            hashes.reseed(scheduler().step());
        }
    }

    @Override
    public void leaveAtomic() {
        Task task = scheduler().current();
        hashes.leaveInternal(task);
        task.atomicDepth--;
    }

    @Override
    public void enterDefinition() {
        hashes.enterDefinition();
        enterAtomic();
    }

    @Override
    public void leaveDefinition() {
        leaveAtomic();
        hashes.leaveDefinition();
    }

    @Override
    public int hashCode(Object object, boolean identity) {
        return hashes.draw(object, identity);
    }

    @Override
    public void classDefined(Class<?> type) {
        hashes.defined(type);
    }

    @Override
    public void classDefining(String name) {
        hashes.defining(name);
    }

    @Override
    public void hiddenClassDefining(String name) {
        hashes.definingHidden(name);
    }
}
