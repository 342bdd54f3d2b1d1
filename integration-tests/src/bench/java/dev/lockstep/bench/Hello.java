package dev.lockstep.bench;

/** The smallest program, for what starting costs. */
public final class Hello {
    private Hello() {}

    /** Prints one line. */
    public static void main(String[] arguments) {
        System.out.println("Hello");
    }
}
