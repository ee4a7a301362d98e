fetch("{asset:url('/static/data.json')}");
fetch("{asset:url('/static/data.json')}");
