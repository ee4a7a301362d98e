package io.quarkiverse.cachebuster.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Serves static files with Spring Boot, as configured in application.properties.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class StaticFilesApplication {

    public static void main(String[] args) {
        SpringApplication.run(StaticFilesApplication.class, args);
    }
}
