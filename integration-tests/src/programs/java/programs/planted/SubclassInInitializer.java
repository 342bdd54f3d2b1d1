package programs.planted;

/** A class holds an instance of its own subclass: whoever needs the subclass first waits for the other. */
public final class SubclassInInitializer {
    private SubclassInInitializer() {}

    public static void main(String[] args) throws InterruptedException {
        Thread parent = new Thread(() -> System.out.println(Parent.DEFAULT), "parent");
        Thread child = new Thread(() -> System.out.println(new Child()), "child");
        parent.start();
        child.start();
        parent.join();
        child.join();
    }

    static class Parent {
        static final Parent DEFAULT = new Child();

        @Override
        public String toString() {
            return "one";
        }
    }

    static final class Child extends Parent {
        private static int made;

        Child() {
            made++;
        }
    }
}
