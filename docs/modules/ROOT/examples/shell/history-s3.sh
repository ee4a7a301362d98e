set -eu
# the exact times, since 'order' can change without changing its size
aws s3 sync s3://acme-archives/shop archives --exact-timestamps

mvn package
./deploy.sh
sh target/cache-buster/history.sh add archives
sh target/cache-buster/history.sh clean archives 5

# archives first, so that 'order' never lists one that is not there yet; then delete those that it no longer lists
aws s3 sync archives s3://acme-archives/shop --exclude order
aws s3 cp archives/order s3://acme-archives/shop/order
aws s3 sync archives s3://acme-archives/shop --delete
