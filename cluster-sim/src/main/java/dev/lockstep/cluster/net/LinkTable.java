package dev.lockstep.cluster.net;

import java.util.Arrays;

/** The links of a fabric: one for each ordered pair of hosts, made when it is first asked for. */
final class LinkTable {
    private Link[][] links = new Link[0][];

    /** The link; {@code usual} are its settings if it is new. */
    Link get(Host from, Host to, int hosts, LinkSettings usual) {
        if (links.length < hosts) {
            links = Arrays.copyOf(links, hosts);
        }
        Link[] row = links[from.index];
        if (row == null || row.length < hosts) {
            row = row == null ? new Link[hosts] : Arrays.copyOf(row, hosts);
            links[from.index] = row;
        }
        Link link = row[to.index];
        if (link == null) {
            link = new Link(usual);
            row[to.index] = link;
        }
        return link;
    }

    /** Ends every cut. */
    void healAll() {
        for (Link[] row : links) {
            for (int i = 0; row != null && i < row.length; i++) {
                if (row[i] != null) {
                    row[i].cut = false;
                }
            }
        }
    }
}
