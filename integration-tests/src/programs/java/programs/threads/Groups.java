package programs.threads;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import programs.check.Check;

/** ThreadGroup: who is in it, interrupt, exceptions, limits. */
public final class Groups {
    private Groups() {}

    public static void main(String[] args) throws Exception {
        members();
        interrupts();
        limits();
        own();
    }

    private static void members() throws Exception {
        ThreadGroup outer = new ThreadGroup("outer");
        ThreadGroup inner = new ThreadGroup(outer, "inner");
        CountDownLatch hold = new CountDownLatch(1);
        Check.Body wait = hold::await;
        Thread first = new Thread(outer, () -> Check.quietly(wait), "first");
        Thread second = new Thread(inner, () -> Check.quietly(wait), "second");
        Check.equal("none before the start", 0, outer.activeCount());
        first.start();
        second.start();
        Check.equal("active", 2, outer.activeCount());
        Check.equal("active inside", 1, inner.activeCount());
        Check.equal("groups", 1, outer.activeGroupCount());
        Check.equal("all", "[first, second]", names(outer, true));
        Check.equal("direct", "[first]", names(outer, false));
        ThreadGroup[] groups = new ThreadGroup[4];
        Check.equal("enumerated groups", 1, outer.enumerate(groups));
        Check.that("the inner group", groups[0] == inner);
        Check.equal("a short array", 1, outer.enumerate(new Thread[1]));
        Check.that("inherited", second.getThreadGroup() == inner && inner.getParent() == outer);
        Check.that("parents", outer.parentOf(inner) && !inner.parentOf(outer));
        hold.countDown();
        Check.join(first, second);
        Check.equal("none at the end", 0, outer.activeCount());
        Check.equal("an ended thread has no group", null, first.getThreadGroup());
    }

    private static String names(ThreadGroup group, boolean recurse) {
        Thread[] threads = new Thread[8];
        int count = group.enumerate(threads, recurse);
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = threads[i].getName();
        }
        Arrays.sort(names);
        return Arrays.toString(names);
    }

    private static void interrupts() throws InterruptedException {
        ThreadGroup outer = new ThreadGroup("interrupted");
        ThreadGroup inner = new ThreadGroup(outer, "inside");
        int[] seen = new int[1];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(i % 2 == 0 ? outer : inner, () -> {
                try {
                    Thread.sleep(Check.LONG_MILLIS);
                } catch (InterruptedException e) {
                    synchronized (seen) {
                        seen[0]++;
                    }
                }
            });
            threads[i].start();
        }
        outer.interrupt();
        Check.join(threads);
        Check.equal("interrupted", 4, seen[0]);
        Check.that("not I", !Thread.currentThread().isInterrupted());
    }

    private static void limits() {
        ThreadGroup group = new ThreadGroup("limited");
        group.setMaxPriority(3);
        Check.equal("capped", 3, new Thread(group, "low").getPriority());
        Check.equal("inherited cap", 3, new ThreadGroup(group, "child").getMaxPriority());
        Check.that("named", group.toString().contains("limited"));
    }

    private static void own() throws InterruptedException {
        ThreadGroup mine = Thread.currentThread().getThreadGroup();
        Check.equal("my group", "main", mine.getName());
        Check.equal("its parent", "system", mine.getParent().getName());
        Check.equal("only I", "[main]", names(mine, true));
        Thread[] found = new Thread[3];
        Check.equal("enumerate", 1, Thread.enumerate(found));
        Check.that("it is I", found[0] == Thread.currentThread());
        Check.equal("active", 1, Thread.activeCount());
        CountDownLatch hold = new CountDownLatch(1);
        Thread other = Check.start("other", hold::await);
        Check.equal("with another", "[main, other]", names(mine, true));
        hold.countDown();
        other.join();
    }
}
