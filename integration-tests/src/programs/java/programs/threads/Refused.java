package programs.threads;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.locks.LockSupport;
import programs.check.Check;

/** Stopping a thread from outside is refused, as it is natively from JDK 20 on: for controlled runs only. */
public final class Refused {
    private Refused() {}

    public static void main(String[] args) throws Exception {
        Thread thread = Check.start("parked", LockSupport::park);
        for (String name : new String[] {"stop", "suspend", "resume"}) {
            try {
                Thread.class.getMethod(name).invoke(thread);
                throw new AssertionError(name);
            } catch (InvocationTargetException e) {
                Check.that(name, e.getCause() instanceof UnsupportedOperationException);
            } catch (NoSuchMethodException e) {
                System.out.println(name); // removed in later versions
            }
        }
        Check.that("unharmed", thread.isAlive());
        LockSupport.unpark(thread);
        thread.join();
    }
}
