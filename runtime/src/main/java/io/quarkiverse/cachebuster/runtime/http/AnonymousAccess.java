package io.quarkiverse.cachebuster.runtime.http;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy.AuthorizationRequestContext;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Determines whether a resource is public or requires a login, by checking the policies that permitted a request again with
 * an anonymous identity. The presence of a user proves nothing, since every visitor with a session has one; nor does anything
 * that Quarkus leaves in the routing context.
 */
public final class AnonymousAccess {

    /** Everything is public. */
    public static final AnonymousAccess UNRESTRICTED = new AnonymousAccess(() -> Policies.NONE);

    /**
     * The policies that Quarkus applies to every request.
     *
     * @param enforced whether they currently apply; tests can disable authorization
     * @param anonymous supplies an anonymous identity
     * @param context runs blocking policies
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

    /** @param policies called on the first request, when the application has configured them */
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

    /** Whether any request may be refused. */
    boolean isRestricted() {
        Policies policies = policies();
        return !policies.policies().isEmpty() && policies.enforced().getAsBoolean();
    }

    /** Determines whether this permitted request would be refused if it were anonymous. */
    void check(RoutingContext rc, Consumer<Boolean> refused) {
        if (rc.user() instanceof QuarkusHttpUser user && user.getSecurityIdentity().isAnonymous()) {
            refused.accept(false);
            return;
        }
        Policies policies = policies();
        Uni.createFrom().deferred(() -> isPermitted(rc, policies.anonymous().get(), policies, 0)).subscribe().with(
                permitted -> Waiting.proceed(rc, refused, !permitted),
                // some policies throw instead of denying
                failure -> Waiting.proceed(rc, refused, true));
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
