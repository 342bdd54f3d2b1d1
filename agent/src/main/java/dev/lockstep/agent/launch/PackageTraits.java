package dev.lockstep.agent.launch;

import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.Manifest;

/** What the manifest of a jar says of a package, as the JVM's own application loader would define it. */
final class PackageTraits {
    static final PackageTraits NONE = new PackageTraits(null, "");

    final String specificationTitle;
    final String specificationVersion;
    final String specificationVendor;
    final String implementationTitle;
    final String implementationVersion;
    final String implementationVendor;
    final boolean sealed;

    /** {@code manifest} may be null. */
    PackageTraits(Manifest manifest, String packageName) {
        Attributes own = manifest == null ? null : manifest.getAttributes(packageName.replace('.', '/') + "/");
        Attributes all = manifest == null ? null : manifest.getMainAttributes();
        specificationTitle = value(own, all, Name.SPECIFICATION_TITLE);
        specificationVersion = value(own, all, Name.SPECIFICATION_VERSION);
        specificationVendor = value(own, all, Name.SPECIFICATION_VENDOR);
        implementationTitle = value(own, all, Name.IMPLEMENTATION_TITLE);
        implementationVersion = value(own, all, Name.IMPLEMENTATION_VERSION);
        implementationVendor = value(own, all, Name.IMPLEMENTATION_VENDOR);
        sealed = "true".equalsIgnoreCase(value(own, all, Name.SEALED));
    }

    private static String value(Attributes own, Attributes all, Name name) {
        String value = own == null ? null : own.getValue(name);
        return value != null || all == null ? value : all.getValue(name);
    }
}
