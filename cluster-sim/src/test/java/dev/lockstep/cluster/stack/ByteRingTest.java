package dev.lockstep.cluster.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteRingTest {
    @Test
    void behavesAsAQueueOfBytes() {
        ByteRing ring = new ByteRing();
        ArrayDeque<Byte> model = new ArrayDeque<>();
        Random random = new Random(3);
        for (int step = 0; step < 20_000; step++) {
            byte[] bytes = new byte[random.nextInt(700)];
            if (random.nextInt(5) < 2 && ring.size() < 60_000) {
                random.nextBytes(bytes);
                ring.put(bytes, ByteArrays.BASE, bytes.length);
                for (byte each : bytes) {
                    model.add(each);
                }
            } else {
                int count = (int) Math.min(bytes.length, ring.size());
                ring.take(bytes, ByteArrays.BASE, count);
                byte[] expected = bytes.clone();
                for (int i = 0; i < count; i++) {
                    expected[i] = model.poll();
                }
                assertArrayEquals(expected, bytes);
            }
            assertEquals(model.size(), ring.size());
        }
    }

    @Test
    void clearKeepsPositions() {
        ByteRing ring = new ByteRing();
        byte[] bytes = {1, 2, 3};
        ring.put(bytes, ByteArrays.BASE, 3);
        ring.clear();
        assertEquals(3, ring.tail());
        assertEquals(0, ring.size());
        ring.put(bytes, ByteArrays.BASE, 2);
        byte[] read = new byte[2];
        ring.take(read, ByteArrays.BASE, 2);
        assertArrayEquals(new byte[] {1, 2}, read);
    }
}
