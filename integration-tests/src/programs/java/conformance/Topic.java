package conformance;

/** Cases about one part of the network. */
interface Topic {
    void cases(Suite suite);
}
