package programs.deterministic;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Four traders swap goods with whoever comes, giving up after a millisecond without a partner. */
public final class ExchangerSwap {
    private static final Exchanger<String> MARKET = new Exchanger<>();

    private ExchangerSwap() {}

    public static void main(String[] args) throws InterruptedException {
        Thread[] traders = new Thread[4];
        for (int i = 0; i < traders.length; i++) {
            String goods = "goods-" + i;
            traders[i] = new Thread(() -> trade(goods));
            traders[i].start();
        }
        for (Thread trader : traders) {
            trader.join();
        }
        System.out.println("market closed");
    }

    private static void trade(String goods) {
        String mine = goods;
        for (int i = 0; i < 3; i++) {
            try {
                mine = MARKET.exchange(mine, 1, TimeUnit.MILLISECONDS);
                System.out.println("owner of " + goods + " has " + mine);
            } catch (TimeoutException e) {
                System.out.println("owner of " + goods + " found nobody");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
