package programs.deterministic;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The text of stack traces, in main and in another thread: programs log it, measure it and send it. */
public final class StackTraceText {
    public static void main(String[] args) throws InterruptedException {
        print();
        Thread thread = new Thread(StackTraceText::print);
        thread.start();
        thread.join();
    }

    private static void print() {
        StringWriter text = new StringWriter();
        new IllegalStateException("here").printStackTrace(new PrintWriter(text, true));
        System.out.print(text);
        System.out.println(new Throwable().getStackTrace().length);
    }
}
