set -eu
# tag::check[]
python3 target/cache-buster/check-site.py https://shop.example.com/ /products --host cdn.example.com
# end::check[]
