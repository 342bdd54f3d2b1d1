package dev.lockstep.cluster;

import dev.lockstep.task.NodeClock;
import java.time.Duration;

/**
 * What a node takes for the time. Its wall clock may be ahead, behind, fast or slow, and jump; its monotonic clock
 * ({@code System.nanoTime}) runs at the same rate but never goes back. Timers that the node has already set keep
 * their time when the rate changes.
 */
public final class ClockFaults {
    private final ClusterRun run;
    private final Member member;

    ClockFaults(ClusterRun run, Member member) {
        this.run = run;
        this.member = member;
    }

    /** How far the wall clock is ahead of true time. */
    public Duration skew() {
        return Duration.ofNanos(member.node.clock.skew(run.baton.nowNanos()));
    }

    /** Sets the wall clock to so much ahead of true time; negative for behind. */
    public void setSkew(Duration skew) {
        jump(skew.minus(skew()));
    }

    /** Moves the wall clock, forward or, if negative, back. */
    public void jump(Duration by) {
        run.baton.point(member.node);
        run.faults.record("clock of " + member + " jumps ", by.toString());
        run.baton.nodes().jumpClock(member.node, by.toNanos());
    }

    /**
     * Has the clock run fast, or slow if negative, by parts per million.
     *
     * @throws IllegalArgumentException beyond {@value NodeClock#MAX_DRIFT_PPM} either way
     */
    public void setDriftPpm(int ppm) {
        run.baton.point(member.node);
        member.node.clock.drift(run.baton.nowNanos(), ppm);
        run.faults.record("clock of " + member + " drifts, ppm: ", Integer.toString(ppm));
    }
}
