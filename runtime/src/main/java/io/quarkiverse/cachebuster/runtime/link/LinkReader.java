package io.quarkiverse.cachebuster.runtime.link;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.link.Document.Link;
import io.quarkiverse.cachebuster.runtime.link.Targets.Target;

/**
 * Reads the references of a document and decides which ones get an id.
 */
final class LinkReader {

    private final DocumentFiles files;
    private final LinkRules rules;
    private final Targets targets;

    LinkReader(DocumentFiles files, LinkRules rules) {
        this.files = files;
        this.rules = rules;
        this.targets = new Targets(files, rules);
    }

    /** Parses a document and resolves its references. */
    Document read(String path, byte[] bytes, Syntax syntax) {
        List<Link> links = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        LineCounter lines = new LineCounter(bytes);
        for (Place place : syntax.places(bytes)) {
            WrittenUrl url = WrittenUrl.of(place.url());
            Target target = url.isLeftAlone() ? null : targets.find(targets.urlPath(path), url);
            if (target != null && rules.assets().includes(target.path())) {
                lines.moveTo(place.start());
                Position position = new Position(path, lines.line(), lines.column());
                Reference reference = reference(url, target.path(), place.kind(), position);
                references.add(reference);
                if (reference.getsId()) {
                    links.add(new Link(place, url, target.path(), target.version()));
                }
            }
        }
        return new Document(path, bytes, links, references);
    }

    private Reference reference(WrittenUrl url, String target, Reference.Kind kind, Position position) {
        Problem problem = targets.problem(url, target);
        return problem == null ? Reference.to(target, kind, url.written(), position).plain(whyPlain(url, target))
                : Reference.unresolved(problem, kind, url.written(), position);
    }

    /** Why a reference keeps the plain URL of its asset; null if it gets the id. */
    private @Nullable String whyPlain(WrittenUrl url, String target) {
        if (Targets.isPage(target)) {
            return "HTML pages get no ids";
        }
        if (rules.assets().isHashedName(target)) {
            return "its name contains a hash of its content";
        }
        String site = files.whyPlain(target);
        return site != null ? site : rules.whyPlain(url);
    }
}
