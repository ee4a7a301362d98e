package io.quarkiverse.cachebuster.benchmarks.spring;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The template page.html, if the application is built with Thymeleaf.
 */
@Controller
class TemplatePages {

    @GetMapping("/pages/page")
    String page() {
        return "page";
    }
}
