package dev.lockstep.hooks;

import java.lang.invoke.SerializedLambda;

/** Serial forms of method references to methods that a hook has taken the place of. */
public final class SerialForms {
    private SerialForms() {}

    /**
     * The form as the compiler of {@code capturing} would know it: names the original method where {@code form} names
     * the hook. The first three strings are the hook's owner, name and descriptor, the others the original's.
     */
    public static SerializedLambda originalForm(
            SerializedLambda form,
            Class<?> capturing,
            String hookOwner,
            String hookName,
            String hookDescriptor,
            String owner,
            String name,
            String descriptor,
            int kind) {
        if (!hookOwner.equals(form.getImplClass())
                || !hookName.equals(form.getImplMethodName())
                || !hookDescriptor.equals(form.getImplMethodSignature())) {
            return form;
        }
        Object[] captured = new Object[form.getCapturedArgCount()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = form.getCapturedArg(i);
        }
        return new SerializedLambda(
                capturing,
                form.getFunctionalInterfaceClass(),
                form.getFunctionalInterfaceMethodName(),
                form.getFunctionalInterfaceMethodSignature(),
                kind,
                owner,
                name,
                descriptor,
                form.getInstantiatedMethodType(),
                captured);
    }
}
