package programs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The check of an election's cluster file: whoever led did so in a term of its own. Argument: the file of leaders. */
public final class OneLeaderATerm {
    private OneLeaderATerm() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        Map<String, String> leaders = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            String other = leaders.putIfAbsent(words[0], words[1]);
            if (other != null && !other.equals(words[1])) {
                System.out.println("two leaders in term " + words[0] + ": " + other + " and " + words[1]);
                System.exit(4);
            }
        }
        if (lines.isEmpty()) {
            System.out.println("nobody ever led");
            System.exit(5);
        }
        for (String trace : new String[] {"a/term-and-vote", "b/term-and-vote", "c/term-and-vote"}) {
            Files.deleteIfExists(Path.of(trace)); // the next run of this exploration begins as this one did
        }
        Files.delete(file);
        System.out.println("one leader a term");
    }
}
