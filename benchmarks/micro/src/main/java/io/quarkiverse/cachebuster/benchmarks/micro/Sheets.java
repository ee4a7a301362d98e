package io.quarkiverse.cachebuster.benchmarks.micro;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax;

/**
 * Finds the references in real style sheets, with our tokenizer and with a regular expression, as others do.
 */
@State(Scope.Thread)
public class Sheets {

    private static final Pattern URL = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)[\"']?\\s*\\)");

    @Param({ "bootstrap/5.3.3/dist/css/bootstrap.css", "bootstrap/5.3.3/dist/css/bootstrap.min.css",
            "bootstrap-icons/1.11.3/font/bootstrap-icons.css", "katex/0.16.47/dist/katex.css" })
    public String sheet;

    private byte[] bytes;

    @Setup
    public void read() throws IOException {
        try (InputStream stream = Sheets.class.getResourceAsStream("/META-INF/resources/webjars/" + sheet)) {
            bytes = stream.readAllBytes();
        }
    }

    @Benchmark
    public Object tokenizer(Bytes read) {
        read.bytes += bytes.length;
        return new CssSyntax().places(bytes);
    }

    @Benchmark
    public int regularExpression(Bytes read) {
        read.bytes += bytes.length;
        Matcher matcher = URL.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        int references = 0;
        while (matcher.find()) {
            references++;
        }
        return references;
    }
}
