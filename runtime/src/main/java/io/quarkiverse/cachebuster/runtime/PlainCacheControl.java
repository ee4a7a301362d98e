package io.quarkiverse.cachebuster.runtime;

import java.util.regex.Pattern;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Validates {@code quarkus.cache-buster.http.plain}. Caches ignore directives that they cannot parse, so a wrong separator
 * would go unnoticed.
 */
public final class PlainCacheControl {

    public static final String KEY = "quarkus.cache-buster.http.plain";

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
    private static final String QUOTED_STRING = "\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+\"";
    private static final String DIRECTIVE = TOKEN + "(?:=(?:" + TOKEN + "|" + QUOTED_STRING + "))?";
    /** RFC 9111, section 5.2, with the grammar of RFC 9110, section 5.6, for senders. */
    private static final Pattern VALID = Pattern.compile(DIRECTIVE + "(?:[ \\t]*,[ \\t]*" + DIRECTIVE + ")*");

    private PlainCacheControl() {
    }

    /**
     * The configured value without surrounding whitespace.
     *
     * @throws ConfigurationException if it is not a list of cache directives
     */
    public static String of(String configured) {
        String value = configured.strip();
        if (!VALID.matcher(value).matches()) {
            throw new ConfigurationException(KEY + " is " + AssetProblem.quoted(configured)
                    + ", but must be a value of Cache-Control: directives separated by commas, such as"
                    + " 'max-age=60, must-revalidate'");
        }
        return value;
    }
}
