package programs.deterministic;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Prints a draw from every source of randomness in java.base, from two threads. */
public final class RandomValues {
    private RandomValues() {}

    public static void main(String[] args) throws InterruptedException {
        Thread other = new Thread(() -> draw("other"));
        other.start();
        draw("main");
        other.join();
    }

    private static void draw(String who) {
        System.out.println(who + " Random " + new Random().nextLong());
        System.out.println(who + " Math " + Math.random());
        System.out.println(
                who + " ThreadLocalRandom " + ThreadLocalRandom.current().nextInt());
        System.out.println(who + " SplittableRandom " + new SplittableRandom().nextLong());
        System.out.println(
                who + " RandomGenerator " + RandomGenerator.getDefault().nextLong());
        System.out.println(
                who + " Xoshiro " + RandomGenerator.of("Xoshiro256PlusPlus").nextLong());
        System.out.println(who + " SecureRandom " + new SecureRandom().nextLong());
        System.out.println(who + " UUID " + UUID.randomUUID());
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        Collections.shuffle(numbers);
        System.out.println(who + " shuffle " + numbers);
    }
}
