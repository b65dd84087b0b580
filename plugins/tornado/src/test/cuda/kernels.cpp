// Modules and launches. A module's "binary" is CUDA C, which g++ compiles, once for each source, into a library in the folder "kernels".
#include "device.h"
#include <cstdio>
#include <dlfcn.h>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {
struct Module {
    std::map<std::string, const Kernel *> kernels;
};

std::vector<std::string> kernelsIn(const std::string &source) {
    static const std::regex head(R"(__global__\s+void\s+(?:__launch_bounds__\s*\([^)]*\)\s*)?(\w+)\s*\()");
    std::vector<std::string> names;
    for (std::sregex_iterator i(source.begin(), source.end(), head), end; i != end; ++i) names.push_back((*i)[1]);
    return names;
}

std::string library(const std::string &source, const std::vector<std::string> &kernels) {
    std::string text = "#include \"kernel.h\"\n" + source + "\n";
    std::string barriers = source.find("__syncthreads") != std::string::npos ? "true" : "false";
    for (const std::string &name : kernels) {
        std::string of = "KernelOf<&" + name + ">::";
        text += "extern \"C\" { extern const Kernel standin_" + name + "; const Kernel standin_" + name + " = {" + of + "run, " + of + "count, " +
                of + "sizes, " + barriers + "}; }\n";
    }
    char name[20];
    snprintf(name, sizeof name, "%016zx", std::hash<std::string>()(text));
    std::string folder = FOLDER "/kernels";
    mkdir(folder.c_str(), 0755);
    std::string file = folder + "/" + name;
    struct stat found;
    if (stat((file + ".so").c_str(), &found) == 0) return file + ".so";
    std::ofstream(file + ".cu") << source;
    std::ofstream(file + ".cpp") << text;
    std::string draft = file + "." + std::to_string(getpid());
    // No symbol may be the process's only one: kernels of one name have different arguments.
    std::string command = "g++ -std=c++20 -O2 -march=native -fno-strict-aliasing -fno-gnu-unique -Wl,-Bsymbolic -w -shared -fPIC -I" FOLDER " -o " +
                          draft + " " + file + ".cpp " FOLDER "/libcuda.so.1 2>" + file + ".log";
    if (system(command.c_str()) != 0) {
        fprintf(stderr, "stand-in: %s.cpp does not compile, see %s.log\n", file.c_str(), file.c_str());
        return "";
    }
    rename(draft.c_str(), (file + ".so").c_str());
    return file + ".so";
}
} // namespace

extern "C" {
CUresult cuModuleLoadDataEx(CUmodule *loaded, const void *image, unsigned, CUjit_option *, void **) {
    if (recording()) return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    std::string source = (const char *)image;
    std::vector<std::string> names = kernelsIn(source);
    std::string file = library(source, names);
    void *handle = file.empty() ? nullptr : dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return CUDA_ERROR_INVALID_IMAGE;
    Module *module = new Module();
    for (const std::string &name : names) module->kernels[name] = (const Kernel *)dlsym(handle, ("standin_" + name).c_str());
    *loaded = (CUmodule)module;
    return CUDA_SUCCESS;
}

CUresult cuModuleUnload(CUmodule module) {
    delete (Module *)module;
    return CUDA_SUCCESS;
}

CUresult cuModuleGetFunction(CUfunction *function, CUmodule module, const char *name) {
    auto &kernels = ((Module *)module)->kernels;
    auto found = kernels.find(name);
    if (found == kernels.end()) return CUDA_ERROR_NOT_FOUND;
    *function = (CUfunction)found->second;
    return CUDA_SUCCESS;
}

CUresult cuOccupancyMaxPotentialBlockSize(int *grid, int *block, CUfunction, CUoccupancyB2DSize, size_t, int) {
    *grid = 132;
    *block = 256;
    return CUDA_SUCCESS;
}

CUresult cuLaunchKernel(CUfunction function, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX, unsigned blockY, unsigned blockZ,
                        unsigned, CUstream stream, void **parameters, void **) {
    if ((size_t)blockX * blockY * blockZ > 1024 || gridY > 65535 || gridZ > 65535) return CUDA_ERROR_INVALID_VALUE;
    const Kernel *kernel = (const Kernel *)function;
    std::vector<std::vector<char>> values;
    for (int i = 0; i < kernel->count; i++) {
        if (parameters[i] == nullptr) return CUDA_ERROR_INVALID_VALUE;
        values.emplace_back((char *)parameters[i], (char *)parameters[i] + kernel->sizes[i]);
    }
    submit(stream, [=]() mutable {
        std::vector<void *> arguments;
        for (auto &value : values) arguments.push_back(value.data());
        runGrid(*kernel, {gridX, gridY, gridZ}, {blockX, blockY, blockZ}, arguments.data());
    });
    return CUDA_SUCCESS;
}
}
