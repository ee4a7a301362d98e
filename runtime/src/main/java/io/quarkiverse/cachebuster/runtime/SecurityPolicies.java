package io.quarkiverse.cachebuster.runtime;

import java.util.List;

import jakarta.enterprise.inject.Any;

import io.quarkiverse.cachebuster.runtime.http.AnonymousAccess.Policies;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.security.spi.runtime.AuthorizationController;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.AbstractPathMatchingHttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;

/**
 * Finds the policies that Quarkus applies to every request, as {@code HttpAuthorizer} does.
 */
final class SecurityPolicies {

    private SecurityPolicies() {
    }

    static Policies find() {
        ArcContainer container = Arc.container();
        List<HttpSecurityPolicy> policies = policies(container);
        if (policies.isEmpty()) {
            // the other beans may have been removed, and looking up a removed bean is slow
            return Policies.NONE;
        }
        IdentityProviderManager identities = container.instance(IdentityProviderManager.class).get();
        BlockingSecurityExecutor executor = container.instance(BlockingSecurityExecutor.class).get();
        AuthorizationController controller = container.instance(AuthorizationController.class).get();
        if (identities == null || executor == null || controller == null) {
            return Policies.NONE;
        }
        return new Policies(policies, controller::isAuthorizationEnabled,
                () -> identities.authenticate(new AnonymousAuthenticationRequest()),
                (rc, identity, function) -> identity
                        .flatMap(each -> executor.executeBlocking(() -> function.apply(rc, each))));
    }

    private static List<HttpSecurityPolicy> policies(ArcContainer container) {
        return container.listAll(HttpSecurityPolicy.class, Any.Literal.INSTANCE).stream()
                .map(InstanceHandle::get)
                .filter(policy -> policy.name() == null && !hasNoPermissions(policy))
                .toList();
    }

    private static boolean hasNoPermissions(HttpSecurityPolicy policy) {
        return policy instanceof AbstractPathMatchingHttpSecurityPolicy paths && paths.hasNoPermissions();
    }
}
