package conformance;

import java.util.concurrent.locks.LockSupport;

/** Cases that must fail, to show that a case can. */
final class SelfTest implements Topic {
    @Override
    public void cases(Suite suite) {
        suite.check("wrong-value", "one", lab -> "two");
        suite.check("throws", "done", lab -> {
            throw new IllegalStateException("as it must");
        });
        suite.check("hangs", "done", lab -> {
            while (true) {
                LockSupport.park();
            }
        });
    }
}
