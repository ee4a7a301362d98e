package io.quarkiverse.cachebuster.test.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillJavaTest {

    @Test
    void compiles(@TempDir Path directory) throws Exception {
        List<String> classes = Skill.blocks("java");
        assertThat(classes).hasSize(1);
        Path source = Files.writeString(directory.resolve("Logo.java"), classes.get(0));

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, files, null,
                    List.of("-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path")), null,
                    files.getJavaFileObjects(source)).call();
            assertThat(compiled).as(messages::toString).isTrue();
        }
    }
}
