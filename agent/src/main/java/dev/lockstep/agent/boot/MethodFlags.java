package dev.lockstep.agent.boot;

import dev.lockstep.hooks.LangAccess;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import jdk.internal.misc.Unsafe;

/**
 * Clears the {@code synchronized} flag of methods of classes that the JVM had loaded before the agent came.
 * Retransformation may not change modifiers, so without this their native monitors could be held by a task
 * that is not running. The offsets come from the table that HotSpot publishes for its debuggers; where the
 * table is missing, nothing is changed and {@link #isAvailable} says so.
 */
public final class MethodFlags {
    private static final int ARRAY_HEADER = 8;
    private final Unsafe unsafe = Unsafe.getUnsafe();
    private final Map<String, Long> offsets = new HashMap<>();
    private boolean wide;

    /** Reads the offsets; reading fails softly. */
    public MethodFlags() {
        try {
            long entries = unsafe.getLong(symbol("gHotSpotVMStructs"));
            read(entries);
        } catch (ReflectiveOperationException | RuntimeException e) {
            offsets.clear();
        }
    }

    /** True if flags can be cleared in this JVM. */
    public boolean isAvailable() {
        return offsets.size() == 4;
    }

    /** Clears the flag on all non-native methods of {@code type}, which is to be retransformed at once. */
    public void clearSynchronized(Class<?> type) {
        long klass = unsafe.getLong(type, offsets.get("java_lang_Class._klass_offset"));
        long methods = unsafe.getLong(klass + offsets.get("InstanceKlass._methods"));
        int count = unsafe.getInt(methods);
        long flagsOffset = offsets.get("Method._access_flags");
        for (int i = 0; i < count; i++) {
            long method = unsafe.getLong(methods + ARRAY_HEADER + (long) Long.BYTES * i);
            clear(method + flagsOffset);
        }
    }

    private void clear(long address) {
        int flags = wide ? unsafe.getInt(address) : unsafe.getShort(address);
        if ((flags & Modifier.SYNCHRONIZED) == 0 || (flags & Modifier.NATIVE) != 0) {
            return;
        }
        int cleared = flags & ~Modifier.SYNCHRONIZED;
        if (wide) {
            unsafe.putInt(address, cleared);
        } else {
            unsafe.putShort(address, (short) cleared);
        }
    }

    private void read(long first) throws ReflectiveOperationException {
        long typeName = unsafe.getLong(symbol("gHotSpotVMStructEntryTypeNameOffset"));
        long fieldName = unsafe.getLong(symbol("gHotSpotVMStructEntryFieldNameOffset"));
        long typeString = unsafe.getLong(symbol("gHotSpotVMStructEntryTypeStringOffset"));
        long offset = unsafe.getLong(symbol("gHotSpotVMStructEntryOffsetOffset"));
        long address = unsafe.getLong(symbol("gHotSpotVMStructEntryAddressOffset"));
        long stride = unsafe.getLong(symbol("gHotSpotVMStructEntryArrayStride"));
        for (long entry = first; unsafe.getLong(entry + typeName) != 0; entry += stride) {
            long name = unsafe.getLong(entry + typeName);
            long field = unsafe.getLong(entry + fieldName);
            if (is(name, "Method") && is(field, "_access_flags")) {
                offsets.put("Method._access_flags", unsafe.getLong(entry + offset));
            } else if (is(name, "InstanceKlass") && is(field, "_methods")) {
                offsets.put("InstanceKlass._methods", unsafe.getLong(entry + offset));
            } else if (is(name, "java_lang_Class") && is(field, "_klass_offset")) {
                long value = unsafe.getInt(unsafe.getLong(entry + address));
                offsets.put("java_lang_Class._klass_offset", value);
            } else if (is(name, "AccessFlags") && is(field, "_flags")) {
                wide = is(unsafe.getLong(entry + typeString), "jint");
                offsets.put("AccessFlags._flags", 0L);
            }
        }
    }

    private boolean is(long text, String expected) {
        if (text == 0) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (unsafe.getByte(text + i) != expected.charAt(i)) {
                return false;
            }
        }
        return unsafe.getByte(text + expected.length()) == 0;
    }

    private static long symbol(String name) throws ReflectiveOperationException {
        LangAccess access = LangAccess.instance;
        long address = access == null ? find(name) : access.findNative(name);
        if (address == 0) {
            throw new NoSuchFieldException(name);
        }
        return address;
    }

    /** Before JDK 21. Later ones make classes for reflection. The package is not opened to the agent's module. */
    private static long find(String name) throws ReflectiveOperationException {
        Method method = ClassLoader.class.getDeclaredMethod("findNative", ClassLoader.class, String.class);
        Unsafe unsafe = Unsafe.getUnsafe();
        unsafe.putBoolean(method, unsafe.objectFieldOffset(AccessibleObject.class, "override"), true);
        return (Long) method.invoke(null, null, name);
    }
}
