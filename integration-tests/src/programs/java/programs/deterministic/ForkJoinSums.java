package programs.deterministic;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Recursive sums on an own pool and on the common pool; the leaf order shows work stealing. */
public final class ForkJoinSums {
    private static final AtomicInteger LEAVES = new AtomicInteger();

    private ForkJoinSums() {}

    public static void main(String[] args) {
        ForkJoinPool pool = new ForkJoinPool(3);
        System.out.println("own pool " + pool.invoke(new Sum(0, 16)));
        pool.shutdown();
        System.out.println("common pool " + ForkJoinPool.commonPool().invoke(new Sum(0, 16)));
        System.out.println("leaves " + LEAVES.get());
    }

    private static final class Sum extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1L;

        private final int from;
        private final int to;

        private Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Long compute() {
            if (to - from <= 2) {
                System.out.println("leaf " + from + " is number " + LEAVES.incrementAndGet());
                return (long) from + (to - 1);
            }
            int middle = (from + to) >>> 1;
            Sum left = new Sum(from, middle);
            left.fork();
            long right = new Sum(middle, to).compute();
            return right + left.join();
        }
    }
}
