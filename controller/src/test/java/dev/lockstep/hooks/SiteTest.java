package dev.lockstep.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SiteTest {
    private static final int[] INDEXES = {0, 1, 63, 64, 12_345, (1 << 25) - 1, 1 << 25, (1 << 26) - 1};

    @Test
    void unpacksWhatWasPacked() {
        for (int index : INDEXES) {
            for (PointKind kind : PointKind.values()) {
                for (boolean write : new boolean[] {false, true}) {
                    int site = Site.pack(index, kind, write);
                    assertEquals(index, Site.index(site));
                    assertEquals(kind, Site.kind(site));
                    assertEquals(write, Site.isWrite(site));
                }
            }
        }
    }

    @Test
    void theShapeLeavesOutThePosition() {
        int here = Site.pack(17, PointKind.LOCK, true);
        int there = Site.pack(90_000, PointKind.LOCK, true);
        assertEquals(Site.shape(here), Site.shape(there));
        assertTrue(Site.shape(here) != Site.shape(Site.pack(17, PointKind.LOCK, false)));
        assertTrue(Site.shape(here) != Site.shape(Site.pack(17, PointKind.SYNC, true)));
    }

    @Test
    void allKindsFit() {
        assertTrue(PointKind.values().length <= 32);
    }

    @Test
    void theTableDescribesSites() {
        int first = SiteTable.add("a.B.c(B.java:1) first");
        for (int i = 0; i < 3_000; i++) {
            SiteTable.add("filler");
        }
        int last = SiteTable.add("a.B.c(B.java:2) last");
        assertEquals("a.B.c(B.java:1) first", SiteTable.describe(first));
        assertEquals("a.B.c(B.java:2) last", SiteTable.describe(last));
        assertEquals("(inside the JDK)", SiteTable.describe(0));
    }

    @Test
    void internedDescriptionsHaveOneIndex() {
        int one = SiteTable.intern("a.B$$Lambda.run(Unknown Source) call");
        assertEquals(one, SiteTable.intern(new StringBuilder("a.B$$Lambda.run(Unknown Source) call").toString()));
        assertEquals("a.B$$Lambda.run(Unknown Source) call", SiteTable.describe(one));
    }
}
