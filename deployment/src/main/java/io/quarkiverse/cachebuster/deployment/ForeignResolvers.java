package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cachebuster.runtime.qute.AssetNamespace;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.deployment.TemplateExtensionMethodBuildItem;

/**
 * Resolvers of the application that may share our namespace and resolve names that no class declares.
 */
final class ForeignResolvers {

    private static final DotName NAMESPACE_RESOLVER = DotName.createSimple(NamespaceResolver.class.getName());

    private ForeignResolvers() {
    }

    static boolean exist(IndexView index, List<TemplateExtensionMethodBuildItem> extensionMethods) {
        return index.getAllKnownImplementors(NAMESPACE_RESOLVER).stream().anyMatch(ForeignResolvers::isForeign)
                || extensionMethods.stream().anyMatch(ForeignResolvers::resolvesAny);
    }

    private static boolean isForeign(ClassInfo resolver) {
        String name = resolver.name().toString();
        return !name.equals(AssetNamespace.class.getName()) && !name.startsWith("io.quarkus.");
    }

    private static boolean resolvesAny(TemplateExtensionMethodBuildItem method) {
        return AssetNamespace.NAME.equals(method.getNamespace())
                && (TemplateExtension.ANY.equals(method.getMatchName()) || method.getMatchRegex() != null);
    }
}
