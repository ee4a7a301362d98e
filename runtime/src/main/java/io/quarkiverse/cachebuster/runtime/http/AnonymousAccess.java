package io.quarkiverse.cachebuster.runtime.http;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy.AuthorizationRequestContext;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Whether anybody may have what a request asks for, or only somebody who is logged in. The policies that have permitted the
 * request are asked again with an anonymous identity: neither the user of the request, which every visitor with a session has,
 * nor what Quarkus leaves in the routing context tells.
 */
public final class AnonymousAccess {

    /** Everybody may have everything. */
    public static final AnonymousAccess UNRESTRICTED = new AnonymousAccess(() -> Policies.NONE);

    /**
     * The policies that Quarkus asks about each request.
     *
     * @param enforced whether they are asked at the moment: tests can switch authorization off
     * @param anonymous the identity of a visitor who is not logged in
     * @param context for policies that block
     */
    public record Policies(List<HttpSecurityPolicy> policies, BooleanSupplier enforced,
            Supplier<Uni<SecurityIdentity>> anonymous, AuthorizationRequestContext context) {

        /** No policies. */
        public static final Policies NONE = new Policies(List.of(), () -> false,
                () -> Uni.createFrom().nullItem(),
                (rc, identity, function) -> identity.map(each -> function.apply(rc, each)));
    }

    private final Supplier<Policies> supplier;
    private volatile @Nullable Policies known;

    /** @param policies asked once, when the first request is there: by then the application has configured them */
    public AnonymousAccess(Supplier<Policies> policies) {
        this.supplier = policies;
    }

    private Policies policies() {
        Policies policies = known;
        if (policies == null) {
            policies = supplier.get();
            known = policies;
        }
        return policies;
    }

    /** Whether some requests may be refused. */
    boolean isRestricted() {
        Policies policies = policies();
        return !policies.policies().isEmpty() && policies.enforced().getAsBoolean();
    }

    /** Tells whether an anonymous request would be refused. */
    void check(RoutingContext rc, Consumer<Boolean> refused) {
        Policies policies = policies();
        Uni.createFrom().deferred(() -> isPermitted(rc, policies.anonymous().get(), policies, 0)).subscribe().with(
                permitted -> answer(rc, refused, !permitted),
                // some policies throw instead of answering
                failure -> answer(rc, refused, true));
    }

    /** Mutiny only logs what is thrown here, and the request would never be answered. */
    private static void answer(RoutingContext rc, Consumer<Boolean> refused, boolean answer) {
        try {
            refused.accept(answer);
        } catch (RuntimeException e) {
            rc.fail(e);
        }
    }

    private static Uni<Boolean> isPermitted(RoutingContext rc, Uni<SecurityIdentity> identity, Policies policies, int index) {
        if (index == policies.policies().size()) {
            return Uni.createFrom().item(true);
        }
        return policies.policies().get(index).checkPermission(rc, identity, policies.context()).flatMap(result -> {
            if (!result.isPermitted()) {
                return Uni.createFrom().item(false);
            }
            SecurityIdentity augmented = result.getAugmentedIdentity();
            return isPermitted(rc, augmented == null ? identity : Uni.createFrom().item(augmented), policies, index + 1);
        });
    }
}
