package io.quarkiverse.cachebuster.runtime.url;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;

/**
 * Puts the id into a query parameter: {@code /static/site.css?v=3f9a…}. The value of an existing parameter is replaced;
 * otherwise the parameter is appended.
 *
 * @param parameter its name
 */
public record QueryUrlStyle(String parameter) implements UrlStyle {

    @Override
    public List<Splice> splices(String url, String cacheId) {
        String assignment = parameter + "=" + cacheId;
        int hash = url.indexOf('#');
        int end = hash < 0 ? url.length() : hash;
        int mark = url.indexOf('?');
        if (mark < 0 || mark > end) {
            return List.of(new Splice(end, end, "?" + assignment));
        }
        List<Splice> splices = new ArrayList<>(1);
        for (int start = mark + 1; start <= end;) {
            int ampersand = url.indexOf('&', start);
            int next = ampersand < 0 || ampersand > end ? end : ampersand;
            if (isParameter(url, start, next)) {
                splices.add(splices.isEmpty() ? new Splice(start, next, assignment) : new Splice(start - 1, next, ""));
            }
            start = next + 1;
        }
        return splices.isEmpty() ? List.of(new Splice(end, end, end == mark + 1 ? assignment : "&" + assignment)) : splices;
    }

    /** The name may be percent-encoded, as in a request. */
    private boolean isParameter(String url, int start, int end) {
        int equals = url.indexOf('=', start);
        String name = url.substring(start, equals < 0 || equals > end ? end : equals);
        return parameter.equals(AssetPath.decode(name));
    }
}
