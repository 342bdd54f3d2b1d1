package programs.planted;

/** As SubclassInInitializer, but both threads begin with the superclass. */
public final class SubclassInInitializerFixed {
    private SubclassInInitializerFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Runnable body = () ->
                System.out.println(SubclassInInitializer.Parent.DEFAULT + " " + new SubclassInInitializer.Child());
        Thread parent = new Thread(body, "parent");
        Thread child = new Thread(body, "child");
        parent.start();
        child.start();
        parent.join();
        child.join();
    }
}
