package conformance;

/** What a case does; the answer, as text, is its outcome, and so is what it throws. */
interface Body {
    Object run(Lab lab) throws Exception;
}
