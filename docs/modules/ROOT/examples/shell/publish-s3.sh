set -eu
# Uploads what the last build published, before the application is deployed. The variants (.br, .gz) are left out,
# since object stores don't choose among them; a CDN in front compresses by itself.
tab=$(printf '\t')
jq -r '.files[] | select(.contentCoding == null)
    | [.file, .headers["Cache-Control"], .headers["Content-Type"] // "application/octet-stream"] | @tsv' published/manifest.json |
    while IFS=$tab read -r file caching type; do
        aws s3 cp "published/$file" "s3://acme-assets/$file" --cache-control "$caching" --content-type "$type" </dev/null
    done
