package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkus.qute.Expression;
import io.quarkus.qute.TemplateNode.Origin;

/**
 * A literal that one of our methods gets as its argument, and its position: in the call itself, or in a section that
 * gives it a name.
 *
 * @param template the path of the template
 * @param text the surrounding text, as written in the template
 * @param direct whether it is written in the call itself and is its whole argument
 */
record Literal(String template, Expression expression, String text, boolean direct) implements TemplateValue {

    Origin origin() {
        return expression.getOrigin();
    }

    Position position() {
        return new Position(template, origin().getLine(), origin().getLineCharacterStart());
    }
}
