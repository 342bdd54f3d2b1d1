package dev.lockstep.cluster.stack;

import dev.lockstep.task.WaitList;

/** A question whether a host can be reached. */
final class Ping {
    final WaitList waiters = new WaitList();
    boolean answered;
}
