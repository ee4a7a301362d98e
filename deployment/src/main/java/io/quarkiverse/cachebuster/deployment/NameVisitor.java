package io.quarkiverse.cachebuster.deployment;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * Looks for a name that a class has itself, declares or has as a string. A call of a method of that name doesn't count.
 */
final class NameVisitor extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

    private final String name;
    private boolean found;

    NameVisitor(String name) {
        super(API);
        this.name = name;
    }

    boolean found() {
        return found;
    }

    private void see(Object value) {
        // getters and enums declare properties too
        found |= value instanceof String text && (text.equals(name) || isGetter(text));
    }

    private boolean isGetter(String text) {
        String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return text.equals("get" + capitalized) || text.equals("is" + capitalized);
    }

    private final class Strings extends AnnotationVisitor {

        Strings() {
            super(NameVisitor.API);
        }

        @Override
        public void visit(String key, Object value) {
            see(value);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String key, String descriptor) {
            return this;
        }

        @Override
        public AnnotationVisitor visitArray(String key) {
            return this;
        }
    }

    /** The simple name of a class may be a namespace ({@code TemplateData.SIMPLENAME}, {@code @TemplateEnum}). */
    @Override
    public void visit(int version, int access, String type, String signature, String supertype, String[] interfaces) {
        see(type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1));
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return new Strings();
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String component, String descriptor, String signature) {
        see(component);
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        see(field);
        see(value);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
        see(method);
        return new MethodVisitor(API) {

            @Override
            public void visitParameter(String parameter, int access) {
                see(parameter);
            }

            @Override
            public void visitLdcInsn(Object value) {
                see(value);
            }

            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                return new Strings();
            }

            @Override
            public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
                return new Strings();
            }
        };
    }
}
