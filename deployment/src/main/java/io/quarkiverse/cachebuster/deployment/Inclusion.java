package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.Map;

/**
 * A place where a template includes another one: {@code {#include x p='/x.css' /}} or a user tag.
 *
 * @param target the id of the other template; its path may have a suffix
 * @param arguments the possible values of what is passed, by name
 * @param outer the names of this template, which the other one sees too
 */
record Inclusion(String target, Map<String, List<TemplateValue>> arguments, Scope outer) {

    List<TemplateValue> valuesOf(String parameter) {
        List<TemplateValue> values = arguments.get(parameter);
        return values != null ? values : outer.find(parameter);
    }
}
