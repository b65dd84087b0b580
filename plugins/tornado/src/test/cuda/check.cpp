// check FILE...: has NVRTC compile CUDA C for compute capability 9.0, and says what it refuses.
#include <cstdio>
#include <fstream>
#include <nvrtc.h>
#include <sstream>
#include <string>

static bool compiles(const char *file) {
    std::stringstream source;
    source << std::ifstream(file).rdbuf();
    nvrtcProgram program;
    nvrtcCreateProgram(&program, source.str().c_str(), file, 0, nullptr, nullptr);
    const char *options[] = {"--gpu-architecture=sm_90"};
    bool compiled = nvrtcCompileProgram(program, 1, options) == NVRTC_SUCCESS;
    if (!compiled) {
        size_t size = 0;
        nvrtcGetProgramLogSize(program, &size);
        std::string log(size, 0);
        nvrtcGetProgramLog(program, log.data());
        printf("%s\n", log.c_str());
    }
    nvrtcDestroyProgram(&program);
    return compiled;
}

int main(int count, char **files) {
    int refused = 0;
    for (int i = 1; i < count; i++) refused += !compiles(files[i]);
    printf("%d files, %d refused\n", count - 1, refused);
    return refused > 0;
}
