package dev.lockstep.agent.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class RewriteCacheTest {
    private static final int MANY = 3000;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path temporary;

    private RewriteCache open(String key) {
        CacheFile file = new CacheFile(new CacheDirectory(temporary.resolve("cache")), key);
        RewriteCache cache = new RewriteCache(file);
        file.readInto(cache);
        return cache;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertNull(open("k").find("A", bytes("a")));
        assertNull(open("k").trouble());
        assertFalse(Files.exists(temporary.resolve("cache")), "nothing to write");
    }

    @Test
    void answersByNameAndContent() {
        RewriteCache cache = open("k");
        cache.add("A", bytes("first"), bytes("changed"));
        cache.add("A", bytes("other"), null);
        assertArrayEquals(bytes("changed"), cache.find("A", bytes("first")));
        assertSame(RewriteCache.UNCHANGED, cache.find("A", bytes("other")));
        assertNull(cache.find("B", bytes("first")));
        assertNull(cache.find("A", bytes("First")));
        assertNull(cache.find("A", bytes("firsts")));
    }

    @Test
    void answersAreCopies() {
        RewriteCache cache = open("k");
        cache.add("A", bytes("a"), bytes("changed"));
        cache.find("A", bytes("a"))[0] = 'X';
        assertArrayEquals(bytes("changed"), cache.find("A", bytes("a")));
    }

    @Test
    void theNextOneKnowsWhatWasSaved() {
        RewriteCache first = open("k");
        Random random = new Random(7);
        for (int i = 0; i < MANY; i++) {
            byte[] original = bytes("content " + i);
            byte[] result = new byte[random.nextInt(500)];
            random.nextBytes(result);
            first.add("name" + i, original, i % 3 == 0 ? null : result);
        }
        first.save();
        assertNull(first.trouble());
        RewriteCache second = open("k");
        for (int i = 0; i < MANY; i++) {
            byte[] original = bytes("content " + i);
            assertArrayEquals(first.find("name" + i, original), second.find("name" + i, original));
        }
        second.add("new", bytes("n"), bytes("m"));
        second.save();
        assertArrayEquals(bytes("m"), open("k").find("new", bytes("n")));
        assertSame(RewriteCache.UNCHANGED, open("k").find("name0", bytes("content 0")));
    }

    @Test
    void anotherKeyKnowsNothing() {
        RewriteCache cache = open("k");
        cache.add("A", bytes("a"), bytes("b"));
        cache.save();
        assertNull(open("l").find("A", bytes("a")));
    }

    @Test
    void savesOnlyWhatIsNew() throws IOException {
        RewriteCache cache = open("k");
        cache.add("A", bytes("a"), bytes("b"));
        cache.save();
        try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
            Files.delete(files.findFirst().orElseThrow());
        }
        cache.save();
        assertNull(open("k").find("A", bytes("a")));
    }

    @Test
    void anyByteThatIsWrongSpoilsTheFile() throws IOException {
        RewriteCache cache = open("k");
        cache.add("A", bytes("a"), bytes("b"));
        cache.save();
        Path file;
        try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertNull(open("k").find("A", bytes("a")), "byte " + i);
        }
        Files.write(file, sound);
        assertArrayEquals(bytes("b"), open("k").find("A", bytes("a")), "the healthy twin");
    }

    @Test
    void isBounded() throws IOException {
        RewriteCache cache = open("k");
        for (int i = 0; i < 20; i++) {
            cache.add("A" + i, bytes("a"), new byte[MEGABYTE]);
        }
        assertEquals(MEGABYTE, cache.find("A0", bytes("a")).length);
        assertNull(cache.find("A19", bytes("a")));
        cache.save();
        try (Stream<Path> files = Files.list(temporary.resolve("cache"))) {
            assertTrue(Files.size(files.findFirst().orElseThrow()) <= 8 * MEGABYTE + 1000);
        }
        assertEquals(MEGABYTE, open("k").find("A0", bytes("a")).length);
    }

    @Test
    void withoutAFileItRemembersForThisJvm() {
        RewriteCache cache = new RewriteCache(null);
        cache.add("A", bytes("a"), bytes("b"));
        cache.save();
        assertArrayEquals(bytes("b"), cache.find("A", bytes("a")));
        assertFalse(cache.isKept());
        assertNull(cache.trouble());
    }

    @Test
    void theKeyOfTheBundleIsThatOfAnyAgent() {
        String one = RewriteCaches.bundledKey("agent=12-34 vm=Some VM 17 vendor coroutine");
        assertEquals("agent=bundled vm=Some VM 17 vendor coroutine", one);
        assertEquals(one, RewriteCaches.bundledKey("agent=56-78 vm=Some VM 17 vendor coroutine"));
        assertEquals(one, RewriteCaches.bundledKey(one));
        byte[] all = CacheFormat.compose(bytes(one), new RewriteCache.Entry[0]);
        assertEquals(one, CacheFormat.key(all));
        all[3] ^= 1;
        assertNull(CacheFormat.key(all));
    }

    @Test
    void noneRemembersNothing() {
        RewriteCache none = RewriteCache.none();
        none.add("A", bytes("a"), bytes("b"));
        none.save();
        assertNull(none.find("A", bytes("a")));
        assertFalse(none.isKept());
        assertNull(none.trouble());
    }
}
