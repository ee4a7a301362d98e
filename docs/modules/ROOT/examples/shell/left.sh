set -eu
jq -r '.documents[] | .path as $path | .references[] | select(.state == "left")
    | "\($path):\(.line):\(.column) \(.text): \(.why)"' target/cache-buster/report.json
