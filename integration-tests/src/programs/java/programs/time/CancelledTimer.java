package programs.time;

import java.util.Timer;
import java.util.TimerTask;

/** Says what a cancelled timer says to who uses it: a text of the JDK's own. */
public final class CancelledTimer {
    private CancelledTimer() {}

    public static void main(String[] args) {
        Timer timer = new Timer("cancelled");
        timer.cancel();
        try {
            timer.schedule(new Nothing(), 1);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }

    private static final class Nothing extends TimerTask {
        @Override
        public void run() {
            throw new AssertionError("a cancelled timer has run");
        }
    }
}
