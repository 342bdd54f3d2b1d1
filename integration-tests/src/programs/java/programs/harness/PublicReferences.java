package programs.harness;

import java.util.function.Function;
import java.util.function.Supplier;

/** Method references to public methods of a public class: linked by way of a cache of the JDK. */
public final class PublicReferences {
    public PublicReferences() {}

    public static void main(String[] args) {
        Supplier<PublicReferences> maker = PublicReferences::new;
        Function<PublicReferences, String> text = PublicReferences::text;
        System.out.println(text.apply(maker.get()));
    }

    /** A text. */
    public String text() {
        return "text";
    }
}
