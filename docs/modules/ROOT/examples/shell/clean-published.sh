set -eu
# after 'history.sh add': keep the list of files beside the archive of the same build
cp published/manifest.json "archives/$(tail -n 1 archives/order).json"

# after 'history.sh clean': forget the lists of the archives that are gone
for list in archives/*.zip.json; do
    [ -f "${list%.json}" ] || rm "$list"
done

# delete what none of the remaining builds needs
jq -r '.files[].file' archives/*.zip.json | LC_ALL=C sort -u >archives/needed
(cd published && find . -type f ! -name manifest.json) | sed 's|^\./||' | LC_ALL=C sort >archives/present
LC_ALL=C comm -13 archives/needed archives/present | while IFS= read -r file; do
    rm "published/$file"
done
