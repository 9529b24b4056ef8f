#!/bin/sh
# Writes Taktchat.slnx from the projects that are there.
cd "$(dirname -- "$0")/../.." || exit 2
{
    echo '<Solution>'
    for folder in src simulators tools tests bench; do
        [ -d "$folder" ] || continue
        printf '  <Folder Name="/%s/">\n' "$folder"
        find "$folder" -name '*.csproj' | sort | sed 's|.*|    <Project Path="&" />|'
        echo '  </Folder>'
    done
    echo '</Solution>'
} > Taktchat.slnx
