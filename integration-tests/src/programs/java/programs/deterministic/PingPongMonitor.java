package programs.deterministic;

/** Players share one ball through wait and notifyAll; which of two receivers gets it is open. */
public final class PingPongMonitor {
    private final Object table = new Object();
    private boolean ballIsLeft = true;
    private int rallies = 12;

    public static void main(String[] args) throws InterruptedException {
        PingPongMonitor game = new PingPongMonitor();
        Thread[] players = {
            new Thread(() -> game.play(true), "left-1"),
            new Thread(() -> game.play(true), "left-2"),
            new Thread(() -> game.play(false), "right-1"),
            new Thread(() -> game.play(false), "right-2"),
        };
        for (Thread player : players) {
            player.start();
        }
        for (Thread player : players) {
            player.join();
        }
        System.out.println("rallies left " + game.rallies);
    }

    private void play(boolean left) {
        synchronized (table) {
            while (rallies > 0) {
                if (ballIsLeft == left) {
                    System.out.println(Thread.currentThread().getName() + " hits");
                    ballIsLeft = !left;
                    rallies--;
                    table.notifyAll();
                } else {
                    awaitBall();
                }
            }
        }
    }

    private void awaitBall() {
        try {
            table.wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
