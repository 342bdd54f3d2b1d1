package programs.harness;

import java.util.Timer;
import java.util.TimerTask;

/** Leaves a timer that a static knows; nothing of it may stay behind when the run is over. */
public final class LeftTimers {
    private static Timer timer;

    private LeftTimers() {}

    public static void main(String[] args) throws InterruptedException {
        timer = new Timer("left", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.out.print("");
                    }
                },
                1,
                1);
        Thread.sleep(5);
    }
}
