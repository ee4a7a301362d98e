# Varnish as a shared cache in front of several replicas.
#
# The application decides how long each response may be cached, so don't set beresp.ttl for assets.
vcl 4.1;

import directors;

backend app_1 { .host = "app-1"; .port = "8080"; }
backend app_2 { .host = "app-2"; .port = "8080"; }

sub vcl_init {
    new app = directors.random();
    app.add_backend(app_1, 1.0);
    app.add_backend(app_2, 1.0);
}

sub vcl_recv {
    set req.backend_hint = app.backend();
}

sub vcl_backend_response {
    # Varnish would keep responses without caching headers, such as pages, for two minutes.
    if (!beresp.http.Cache-Control && !beresp.http.Expires) {
        set beresp.uncacheable = true;
    }
}

# HIT or MISS, for debugging only.
sub vcl_deliver {
    if (obj.hits > 0) {
        set resp.http.X-Cache-Status = "HIT";
    } else {
        set resp.http.X-Cache-Status = "MISS";
    }
}
