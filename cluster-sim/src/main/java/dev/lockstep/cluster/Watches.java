package dev.lockstep.cluster;

import dev.lockstep.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All registrations of a run, and who is told what. Used by the holder of the baton. */
final class Watches {
    private final List<Watch> watches = new ArrayList<>();

    @SuppressWarnings("unchecked")
    Watch add(Watch.Kind kind, Member owner, Member target, Thread thread, Consumer<?> consumer) {
        if (consumer == null) {
            throw new IllegalArgumentException("no callback was given");
        }
        Watch watch = new Watch(this, kind, owner, target, thread, owner.courier(), (Consumer<Object>) consumer);
        watches.add(watch);
        return watch;
    }

    void remove(Watch watch) {
        watches.remove(watch);
    }

    /** A node went down: its own registrations go with it, all others hear of it. */
    void nodeDown(Member member, NodeDown event) {
        for (Watch watch : new ArrayList<>(watches)) {
            if (watch.owner == member) {
                watches.remove(watch);
            } else if (watch.kind == Watch.Kind.NODE && watch.target == member) {
                watches.remove(watch);
                watch.post(event);
            } else if (watch.kind == Watch.Kind.DOWN) {
                watch.post(event);
            }
        }
    }

    void nodeUp(Member member, NodeInfo event) {
        for (Watch watch : new ArrayList<>(watches)) {
            if (watch.kind == Watch.Kind.UP && watch.owner != member) {
                watch.post(event);
            }
        }
    }

    void status(StatusChange event) {
        for (Watch watch : new ArrayList<>(watches)) {
            if (watch.kind == Watch.Kind.STATUS) {
                watch.post(event);
            }
        }
    }

    void threadDown(Task task, Throwable thrown) {
        for (Watch watch : new ArrayList<>(watches)) {
            if (watch.kind == Watch.Kind.THREAD && watch.thread == task.thread) {
                watches.remove(watch);
                ThreadDown.Reason reason = task.dropped
                        ? ThreadDown.Reason.NODE_DOWN
                        : thrown == null ? ThreadDown.Reason.ENDED : ThreadDown.Reason.FAILED;
                watch.post(new ThreadDown(task.thread, task.node.name, reason, thrown));
            }
        }
    }

    /** Those of {@code observer} cannot see {@code member} any more. */
    void unreachable(Member observer, Member member) {
        for (Watch watch : new ArrayList<>(watches)) {
            if (watch.owner != observer) {
                continue;
            }
            NodeDown down = new NodeDown(member.name(), DownReason.UNREACHABLE, 0);
            if (watch.kind == Watch.Kind.DOWN) {
                watch.post(down);
            } else if (watch.target == member && watch.kind == Watch.Kind.NODE) {
                watches.remove(watch);
                watch.post(down);
            } else if (watch.target == member && watch.kind == Watch.Kind.THREAD) {
                watches.remove(watch);
                watch.post(new ThreadDown(watch.thread, member.name(), ThreadDown.Reason.NO_CONNECTION, null));
            }
        }
    }

    /** Those of {@code observer} see {@code member} again. */
    void reachable(Member observer, NodeInfo member) {
        for (Watch watch : new ArrayList<>(watches)) {
            if (watch.owner == observer && watch.kind == Watch.Kind.UP) {
                watch.post(member);
            }
        }
    }
}
