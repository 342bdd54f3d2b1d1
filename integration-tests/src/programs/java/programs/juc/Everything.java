package programs.juc;

/** All of java.util.concurrent in one run: every program of this package, one after the other. */
public final class Everything {
    private Everything() {}

    public static void main(String[] args) throws Exception {
        Locks.main(args);
        Conditions.main(args);
        Stamped.main(args);
        Synchronizers.main(args);
        Phasers.main(args);
        Queues.main(args);
        Pools.main(args);
        Tasks.main(args);
        ForkJoin.main(args);
        Futures.main(args);
        Streams.main(args);
        Publishers.main(args);
        Collections.main(args);
    }
}
