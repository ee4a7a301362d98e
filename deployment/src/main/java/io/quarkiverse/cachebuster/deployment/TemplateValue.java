package io.quarkiverse.cachebuster.deployment;

/**
 * What the build knows about the value of an expression.
 */
sealed interface TemplateValue permits Literal, TemplateValue.Parameter {

    /** A parameter of the template that contains the expression. */
    record Parameter(String name) implements TemplateValue {
    }
}
