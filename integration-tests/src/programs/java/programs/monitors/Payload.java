package programs.monitors;

/** Loaded again by the loaders of {@link JdkServices}. */
public final class Payload {
    private Payload() {}

    public static void main(String[] args) {
        System.out.println("a class to load");
    }
}
