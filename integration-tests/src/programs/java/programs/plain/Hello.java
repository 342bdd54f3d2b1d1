package programs.plain;

/** A program that needs as little as one can. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello, world");
    }
}
