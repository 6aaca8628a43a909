#!/bin/sh
# Verifies a brand's history without the product: reads what GET /v1/brands/{brand}/audit-chain answers from standard input.
# Says the last number and hash, to be compared with a head kept elsewhere; ends with 1 at the first line that is not what was sealed.
set -eu
tab=$(printf '\t')
previous=$(printf '%064d' 0)
count=0
while IFS=$tab read -r hash entry salt details; do
    count=$((count + 1))
    sealed=$(printf '%s\n%s' "$previous" "$entry" | sha256sum)
    told=$(printf '%s\n%s' "$salt" "$details" | sha256sum)
    case $entry in *"\"details_sha256\":\"${told%% *}\""*) told=yes ;; esac
    case $entry in *"\"seq\":$count}") numbered=yes ;; *) numbered=no ;; esac
    if [ "${sealed%% *}" != "$hash" ] || [ "$told" != yes ] || [ "$numbered" != yes ]; then
        echo "not as sealed, line $count: $entry" >&2
        exit 1
    fi
    previous=$hash
done
echo "$count $previous"
