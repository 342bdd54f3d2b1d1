package programs.deterministic;

/** Threads that override run print the names and ids that the JVM gives them, and their states. */
public final class ThreadSubclasses {
    private ThreadSubclasses() {}

    public static void main(String[] args) throws InterruptedException {
        Counter[] counters = {new Counter(), new Counter(), new Counter("named"), new Counter()};
        for (Counter counter : counters) {
            System.out.println(counter.getName() + " " + counter.getState());
            counter.start();
        }
        for (Counter counter : counters) {
            System.out.println(counter.getName() + " alive " + counter.isAlive());
            counter.join();
            System.out.println(counter.getName() + " " + counter.getState() + " " + counter.steps);
        }
        System.out.println(Thread.currentThread());
    }

    private static final class Counter extends Thread {
        private int steps;

        private Counter() {}

        private Counter(String name) {
            super(name);
        }

        @Override
        @SuppressWarnings("deprecation") // getId is the only way on 17
        public void run() {
            System.out.println("hello from " + getName() + " id " + getId());
            while (steps < 3) {
                steps++;
                Thread.yield();
            }
            System.out.println("goodbye from " + getName());
        }
    }
}
