// NVRTC, whose "binary" is the source.
#include <cstring>
#include <nvrtc.h>
#include <string>

struct _nvrtcProgram {
    std::string source;
};

extern "C" {
const char *nvrtcGetErrorString(nvrtcResult) { return "an error of the stand-in"; }
nvrtcResult nvrtcVersion(int *major, int *minor) { return *major = 13, *minor = 0, NVRTC_SUCCESS; }
nvrtcResult nvrtcGetNumSupportedArchs(int *count) { return *count = 1, NVRTC_SUCCESS; }
nvrtcResult nvrtcGetSupportedArchs(int *archs) { return *archs = 90, NVRTC_SUCCESS; }
nvrtcResult nvrtcCreateProgram(nvrtcProgram *program, const char *source, const char *, int, const char *const *, const char *const *) {
    return *program = new _nvrtcProgram{source}, NVRTC_SUCCESS;
}
nvrtcResult nvrtcDestroyProgram(nvrtcProgram *program) { return delete *program, NVRTC_SUCCESS; }
nvrtcResult nvrtcCompileProgram(nvrtcProgram, int, const char *const *) { return NVRTC_SUCCESS; }
nvrtcResult nvrtcGetProgramLogSize(nvrtcProgram, size_t *size) { return *size = 1, NVRTC_SUCCESS; }
nvrtcResult nvrtcGetProgramLog(nvrtcProgram, char *log) { return *log = 0, NVRTC_SUCCESS; }
nvrtcResult nvrtcGetCUBINSize(nvrtcProgram program, size_t *size) { return *size = program->source.size() + 1, NVRTC_SUCCESS; }
nvrtcResult nvrtcGetCUBIN(nvrtcProgram program, char *binary) { return strcpy(binary, program->source.c_str()), NVRTC_SUCCESS; }
nvrtcResult nvrtcGetPTXSize(nvrtcProgram program, size_t *size) { return nvrtcGetCUBINSize(program, size); }
nvrtcResult nvrtcGetPTX(nvrtcProgram program, char *binary) { return nvrtcGetCUBIN(program, binary); }
}
