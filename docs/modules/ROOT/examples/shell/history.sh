set -eu
# tag::deploy[]
mvn package
./deploy.sh
sh target/cache-buster/history.sh add archives
# end::deploy[]
# tag::clean[]
sh target/cache-buster/history.sh clean archives 5
# end::clean[]
