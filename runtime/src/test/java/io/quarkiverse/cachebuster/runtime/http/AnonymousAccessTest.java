package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.runtime.http.AnonymousAccess.Policies;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy.CheckResult;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

class AnonymousAccessTest {

    private static final HttpSecurityPolicy PERMIT = (rc, identity, context) -> CheckResult.permit();

    private final List<Object> failures = new ArrayList<>();
    private final HttpServerResponse response = (HttpServerResponse) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] { HttpServerResponse.class }, (proxy, method, arguments) -> method.getName().equals("headWritten"));
    private QuarkusHttpUser user;
    private final RoutingContext rc = (RoutingContext) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] { RoutingContext.class }, (proxy, method, arguments) -> {
                if (method.getName().equals("user")) {
                    return user;
                }
                if (method.getName().equals("response")) {
                    return response;
                }
                assertThat(method.getName()).isEqualTo("fail");
                failures.add(arguments[0]);
                return null;
            });
    private final AtomicBoolean enforced = new AtomicBoolean(true);
    private final List<Boolean> answers = new ArrayList<>();

    private AnonymousAccess access(HttpSecurityPolicy... policies) {
        return new AnonymousAccess(() -> new Policies(List.of(policies), enforced::get,
                () -> Uni.createFrom().nullItem(), (request, identity, function) -> CheckResult.deny()));
    }

    @Test
    void isRefusedIfOnePolicyDenies() {
        access(PERMIT, (request, identity, context) -> CheckResult.deny()).check(rc, answers::add);

        assertThat(answers).containsExactly(true);
    }

    /** Policies may have side effects, such as a header or a counter. */
    @Test
    void isNotCheckedIfTheRequestIsAnonymous() {
        user = new QuarkusHttpUser(identity(true));

        access((request, identity, context) -> CheckResult.deny()).check(rc, answers::add);

        assertThat(answers).containsExactly(false);
    }

    @Test
    void isCheckedIfAUserIsLoggedIn() {
        user = new QuarkusHttpUser(identity(false));

        access((request, identity, context) -> CheckResult.deny()).check(rc, answers::add);

        assertThat(answers).containsExactly(true);
    }

    @Test
    void isRefusedIfAPolicyThrows() {
        HttpSecurityPolicy throwing = (request, identity, context) -> {
            throw new IllegalStateException();
        };

        access(throwing).check(rc, answers::add);
        access(PERMIT, throwing).check(rc, answers::add);

        assertThat(answers).containsExactly(true, true);
    }

    @Test
    void isCheckedWithTheIdentityFromThePreviousPolicy() {
        SecurityIdentity augmented = identity(false);
        HttpSecurityPolicy augmenting = (request, identity, context) -> Uni.createFrom()
                .item(new CheckResult(true, augmented));
        HttpSecurityPolicy second = (request, identity, context) -> identity
                .map(each -> each == augmented ? CheckResult.PERMIT : CheckResult.DENY);

        access(augmenting, second).check(rc, answers::add);

        assertThat(answers).containsExactly(false);
    }

    @Test
    void failsTheRequestIfTheContinuationThrows() {
        RuntimeException failure = new IllegalStateException();

        access(PERMIT).check(rc, refused -> {
            throw failure;
        });

        assertThat(failures).containsExactly(failure);
    }

    @Test
    void isRestrictedOnlyWhilePoliciesAreEnforced() {
        AnonymousAccess access = access(PERMIT);

        enforced.set(false);
        assertThat(access.isRestricted()).isFalse();
        enforced.set(true);
        assertThat(access.isRestricted()).isTrue();
    }

    private static SecurityIdentity identity(boolean anonymous) {
        return (SecurityIdentity) Proxy.newProxyInstance(AnonymousAccessTest.class.getClassLoader(),
                new Class<?>[] { SecurityIdentity.class }, (proxy, method, arguments) -> anonymous);
    }
}
