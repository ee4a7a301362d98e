package io.quarkiverse.cachebuster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.find.AssetLookup;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.find.WebDependencies;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;

class UnknownAssetsTest {

    private static final int LIMIT = UnknownAssets.MAX_PER_MINUTE;

    private final AtomicInteger searches = new AtomicInteger();
    private final AssetLookup lookup = new AssetLookup(new CountingAssets(), "", WebDependencies.NONE,
            path -> path.startsWith("/late/"));
    // close to overflow, as System.nanoTime() may be
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final UnknownAssets unknown = new UnknownAssets(lookup, clock::get, log::add);

    @Test
    void suggestTheNearestName() {
        report("/css/ap.css");

        assertThat(log).singleElement().asString()
                .isEqualTo("no static resource '/css/ap.css'; did you mean '/css/app.css'?");
    }

    @Test
    void areNotReportedIfTheyMayAppearLater() {
        report("/late/x.png");
        report("late/%78.png?size=2");
        report("/later/x.png");

        assertThat(log).containsExactly("no static resource '/later/x.png'");
    }

    @Test
    void areReportedWithTheTemplateAndLineThatAskFirst() {
        Template template = Engine.builder().addDefaults().build().parse("\n {name}", null, "page.html");
        unknown.report("/a.css", lookup.find("/a.css"), template.getExpressions().get(0).getOrigin());

        assertThat(log).containsExactly("page.html:2:2 - no static resource '/a.css'");
    }

    @Test
    void areReportedWithoutATemplateThatHasNoName() {
        Template template = Engine.builder().addDefaults().build().parse("{name}");
        unknown.report("/a.css", lookup.find("/a.css"), template.getExpressions().get(0).getOrigin());

        assertThat(log).containsExactly("no static resource '/a.css'");
    }

    @Test
    void areReportedOnce() {
        report("/a.css");
        nextMinute();
        report("/a.css");
        report(null);
        report(" ");

        assertThat(log).hasSize(2);
    }

    @Test
    void areReportedUpToALimitWithinAMinute() {
        reportMany(0, 10 * LIMIT);

        assertThat(log).hasSize(LIMIT);
    }

    @Test
    void areSearchedForUpToTheSameLimit() {
        reportMany(0, 10 * LIMIT);

        assertThat(searches).hasValue(LIMIT);
    }

    @Test
    void areSummedUpWhenTheNextOneArrivesAfterTheMinute() {
        reportMany(0, LIMIT + 3);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(59));
        report("/in-time.css");
        assertThat(log).hasSize(LIMIT);

        nextMinute();
        report("/late.css");

        assertThat(log.subList(LIMIT, log.size())).containsExactly(
                LIMIT + " unknown static resource paths reported within a minute; suppressed 4 further warnings",
                "no static resource '/late.css'");
    }

    @Test
    void areNotSummedUpIfNoneWasSuppressed() {
        reportMany(0, LIMIT);
        nextMinute();
        report("/late.css");

        assertThat(log).hasSize(LIMIT + 1).noneMatch(line -> line.contains("suppressed"));
    }

    @Test
    void areReportedInEachMinuteForever() {
        for (int minute = 0; minute < 100; minute++) {
            reportMany(minute * LIMIT, LIMIT);
            nextMinute();
        }

        assertThat(log).hasSize(100 * LIMIT);
    }

    @Test
    void areReportedLaterIfTheyWereSuppressed() {
        reportMany(0, LIMIT);
        report("/suppressed.css");
        nextMinute();
        report("/suppressed.css");

        assertThat(log).last().asString().contains("'/suppressed.css'");
    }

    @Test
    void areForgottenIfThereAreTooMany() {
        report("/first.css");
        for (int i = 0; i < UnknownAssets.MAX_REMEMBERED; i++) {
            nextMinute();
            report("/" + i + ".css");
        }
        nextMinute();
        report("/first.css");

        assertThat(log).filteredOn(line -> line.contains("'/first.css'")).hasSize(2);
    }

    @Test
    void areTruncatedIfTheyAreLong() {
        report("/" + "a".repeat(10_000));
        report("/" + "a".repeat(10_001));

        assertThat(log).singleElement().asString().startsWith("no static resource '/aaa").hasSizeLessThan(1_000);
    }

    @Test
    void areSummedUpOnceByManyThreads() {
        reportMany(0, LIMIT + 1);
        nextMinute();
        IntStream.range(0, 2_000).parallel().forEach(i -> report("/next/" + i + ".css"));

        assertThat(log).hasSize(LIMIT + 1 + LIMIT);
        assertThat(log).filteredOn(line -> line.equals(LIMIT
                + " unknown static resource paths reported within a minute; suppressed 1 further warnings")).hasSize(1);
    }

    private final class CountingAssets implements AssetResolver {

        @Override
        public @Nullable Asset find(String path) {
            return null;
        }

        @Override
        public boolean exists(String path) {
            return false;
        }

        @Override
        public boolean isDirectory(String path) {
            return false;
        }

        @Override
        public Collection<String> paths() {
            searches.incrementAndGet();
            return List.of("/css/app.css");
        }
    }

    private void reportMany(int first, int count) {
        IntStream.range(first, first + count).forEach(i -> report("/many/" + i + ".css"));
    }

    private void report(String path) {
        unknown.report(path, lookup.find(path), null);
    }

    private void nextMinute() {
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    }
}
