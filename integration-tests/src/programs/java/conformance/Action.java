package conformance;

/** Something that may fail. */
interface Action {
    void run() throws Exception;
}
