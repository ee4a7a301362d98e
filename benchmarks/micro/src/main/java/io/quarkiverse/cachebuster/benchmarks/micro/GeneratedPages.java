package io.quarkiverse.cachebuster.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;

/**
 * HTML pages of 5 to 60 kB that look like those of a Bootstrap theme, and the same as templates.
 */
final class GeneratedPages {

    private static final int[] ROWS = { 3, 12, 30, 60 };

    private static final String START = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">
                <meta name="description" content="Overview of all orders, customers &amp; invoices">
                <title>TITLE</title>
                <!-- Favicon and fonts -->
                <link rel="icon" type="image/x-icon" href="/static/img/favicon.ico">
                <link rel="apple-touch-icon" sizes="180x180" href="/static/img/apple-touch-icon.png">
                <link rel="preload" href="/static/fonts/inter.woff2" as="font" type="font/woff2" crossorigin>
                <link href="https://fonts.example.com/css?family=Nunito:200,300,400,600,700,800,900" rel="stylesheet">
                <link href="vendor/fontawesome/css/all.min.css" rel="stylesheet" type="text/css">
                <link href="css/theme.min.css?v=1.4.2" rel="stylesheet">
                <style>
                    .hero { background: url("/static/img/hero.jpg") center / cover; }
                    .card > .badge { color: #fff; }
                </style>
            </head>
            <body id="page-top" class="bg-light">
            <nav class="navbar navbar-expand-lg navbar-dark fixed-top" id="mainNav">
                <div class="container">
                    <a class="navbar-brand" href="#page-top"><img src="assets/img/navbar-logo.svg" alt="..."></a>
                    <button class="navbar-toggler" type="button" data-bs-toggle="collapse" data-bs-target="#responsive"
                        aria-controls="responsive" aria-expanded="false" aria-label="Toggle navigation">Menu</button>
                    <ul class="navbar-nav text-uppercase ms-auto py-4 py-lg-0" id="responsive">
                        <li class="nav-item"><a class="nav-link" href="orders.html">Orders</a></li>
                        <li class="nav-item"><a class="nav-link" href="customers.html">Customers</a></li>
                        <li class="nav-item"><a class="nav-link" href="/logout" data-method='post'>Sign out</a></li>
                    </ul>
                </div>
            </nav>
            <main class="container">
            """;

    private static final String ROW = """
                <div class="col-xl-4 col-md-6 mb-4">
                    <div class="card border-left-primary shadow h-100 py-2" data-id="NUMBER">
                        <img class="card-img-top img-fluid" src="/static/img/portfolio/NUMBER.jpg" alt="Picture of NAME"
                            srcset="/static/img/portfolio/NUMBER-2x.jpg 2x" loading="lazy" width="640" height="360">
                        <div class="card-body">
                            <h5 class="text-xs font-weight-bold text-primary text-uppercase mb-1">NAME</h5>
                            <p class="text-muted">Lorem ipsum dolor sit amet, consectetur adipisicing elit. Minima maxime quam
                                architecto quo inventore harum ex magni, dicta impedit &mdash; a &lt; b &amp;&amp; c.</p>
                            <svg class="bi" width="16" height="16" fill="currentColor"><use xlink:href="/static/icons.svg#cart"/></svg>
                            <a class="btn btn-primary btn-sm" href="/orders/NUMBER">Details <i class="fas fa-arrow-right"></i></a>
                        </div>
                    </div>
                </div>
            """;

    private static final String END = """
            </main>
            <!-- Scroll to top -->
            <a class="scroll-to-top rounded" href="#page-top"><i class="fas fa-angle-up"></i></a>
            <script src="vendor/jquery/jquery.min.js"></script>
            <script src="/webjars/bootstrap/js/bootstrap.bundle.min.js" defer></script>
            <script src="js/theme.min.js"></script>
            <script>
                (function () {
                    var rows = document.querySelectorAll('.card[data-id]');
                    for (var i = 0; i < rows.length && i < 100; i++) {
                        rows[i].addEventListener('click', function (event) { location.href = '/orders/' + this.dataset.id; });
                    }
                })();
            </script>
            </body>
            </html>
            """;

    private GeneratedPages() {
    }

    static List<String> pages() {
        List<String> pages = new ArrayList<>();
        for (int rows : ROWS) {
            StringBuilder page = new StringBuilder(START.replace("TITLE", "Orders"));
            for (int i = 0; i < rows; i++) {
                page.append(ROW.replace("NUMBER", String.valueOf(1000 + i)).replace("NAME", "Item " + i));
            }
            pages.add(page.append(END).toString());
        }
        return pages;
    }

    /** The rows are written out here too, as in pages that nobody has turned into a loop, but with expressions. */
    static List<String> templates() {
        List<String> templates = new ArrayList<>();
        for (int rows : ROWS) {
            StringBuilder template = new StringBuilder(START.replace("TITLE", "{title ?: 'Orders'}"));
            for (int i = 0; i < rows; i++) {
                template.append("{#if items.size > " + i + "}\n").append(ROW.replace("data-id=\"NUMBER\"", "data-id=\"{id}\"")
                        .replace("orders/NUMBER", "orders/{id}").replace("NUMBER", String.valueOf(1000 + i))
                        .replace("NAME", "{items.get(" + i + ").name}")).append("{/if}\n");
            }
            templates.add(template.append(END).toString());
        }
        return templates;
    }
}
