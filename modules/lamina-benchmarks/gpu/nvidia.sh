# Sourced by "measure" and "verify": NVIDIA's libraries, where the system's loader does not know of them: the toolkit's, the driver's, and those
# that Python's packages bring.
packages=$(python3 -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])' 2>/dev/null || true)
for folder in /usr/local/cuda/lib64 /usr/local/nvidia/lib64 /usr/local/nvidia/lib "$packages"/nvidia/*/lib; do
    if [[ -d "$folder" ]]; then
        export LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder
    fi
done
