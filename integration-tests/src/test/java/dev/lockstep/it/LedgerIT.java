package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of the ledger of nondeterminism names tests that exist. */
class LedgerIT {
    private static final Path LEDGER = Path.of("..", "docs", "nondeterminism.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");
    private static final int MIN_ROWS = 20;
    private static final int MIN_PROGRAMS = 30;
    private static final int COLUMNS = 4;

    @Test
    void rowsNameTestsThatExist() throws IOException {
        Set<String> known = sources();
        List<String> wrong = new ArrayList<>();
        Set<String> used = new HashSet<>();
        int rows = 0;
        for (String[] cells : controlledRows()) {
            rows++;
            Matcher names = NAME.matcher(cells[COLUMNS - 1]);
            boolean named = false;
            while (names.find()) {
                named = true;
                used.add(names.group(1));
                if (!known.contains(names.group(1))) {
                    wrong.add(cells[0].strip() + ": no test or program " + names.group(1));
                }
            }
            if (!named) {
                wrong.add(cells[0].strip() + ": names no test");
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rows >= MIN_ROWS, "rows: " + rows);
        used.removeIf(name -> name.endsWith("IT"));
        assertTrue(used.size() >= MIN_PROGRAMS, "programs: " + used);
    }

    @Test
    void saysWhatIsNotControlled() throws IOException {
        assertTrue(Files.readString(LEDGER).contains("\n## Not controlled"));
    }

    /** The cells of the first table, without its two lines of heading. */
    private static List<String[]> controlledRows() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(LEDGER)) {
            if (line.startsWith("## Not controlled")) {
                break;
            }
            if (line.startsWith("|")) {
                String[] cells = line.substring(1).split("\\|");
                assertEquals(COLUMNS, cells.length, line);
                rows.add(cells);
            }
        }
        return rows.subList(2, rows.size());
    }

    /** Simple names of all programs and tests. */
    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
