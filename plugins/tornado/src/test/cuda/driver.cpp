// CUDA's driver on the processor: the functions that TornadoVM 5.2 calls, which cuda.h gives the names of their version. All work is done when it is submitted, unless a graph records it.
#include "device.h"
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <sys/mman.h>
#include <vector>

namespace {
constexpr size_t TOTAL = 140ull << 30;
constexpr size_t PAGE = 4096;

struct Graph {
    std::vector<std::function<void()>> works;
};
struct Stream {
    Graph *recorded = nullptr;
};
struct Event {
    double at = 0; // in milliseconds
};
struct Allocation {
    void *pages;
    size_t mapped, bytes;
};

Stream defaultStream;
std::atomic<int> recordings{0};
std::mutex lock;
std::map<CUdeviceptr, Allocation> allocations;
size_t used;
std::map<void *, size_t> registered;
size_t registeredNow, registeredMost;

// With STANDIN_REPORT set: what the process has locked of its memory.
struct Report {
    ~Report() {
        if (getenv("STANDIN_REPORT") != nullptr)
            fprintf(stderr, "stand-in: locked %.1f MiB of the host's memory at most, %.1f MiB in %zu pieces in the end\n", registeredMost / 1048576.0,
                    registeredNow / 1048576.0, registered.size());
    }
} report;

Stream *of(CUstream stream) { return (uintptr_t)stream < 16 ? &defaultStream : (Stream *)stream; }

CUresult unlessRecording() { return recording() ? CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED : CUDA_SUCCESS; }

size_t roundUp(size_t bytes, size_t to) { return (bytes + to - 1) / to * to; }
} // namespace

void submit(CUstream stream, std::function<void()> work) {
    Stream *on = of(stream);
    if (on->recorded != nullptr) {
        on->recorded->works.push_back(std::move(work));
    } else {
        work();
    }
}

bool recording() { return recordings > 0; }

extern "C" {
// For libraries other than the driver.
void standin_submit(void *stream, void (*function)(void *), const void *data, size_t bytes) {
    std::vector<char> copy((const char *)data, (const char *)data + bytes);
    submit((CUstream)stream, [=]() mutable { function(copy.data()); });
}

CUresult cuInit(unsigned) { return CUDA_SUCCESS; }
CUresult cuDriverGetVersion(int *version) { return *version = 13000, CUDA_SUCCESS; }
CUresult cuGetErrorName(CUresult result, const char **name) {
    static thread_local char text[32];
    snprintf(text, sizeof text, "error %d", result);
    return *name = text, CUDA_SUCCESS;
}
CUresult cuGetErrorString(CUresult result, const char **text) { return cuGetErrorName(result, text); }

// ---- devices and contexts
CUresult cuDeviceGetCount(int *count) {
    const char *wanted = getenv("STANDIN_DEVICES");
    return *count = wanted == nullptr ? 1 : atoi(wanted), CUDA_SUCCESS;
}
CUresult cuDeviceGet(CUdevice *device, int ordinal) { return *device = ordinal, CUDA_SUCCESS; }
CUresult cuDeviceGetName(char *name, int length, CUdevice) { return snprintf(name, length, "stand-in for a GPU"), CUDA_SUCCESS; }
CUresult cuDeviceTotalMem(size_t *bytes, CUdevice) { return *bytes = TOTAL, CUDA_SUCCESS; }
CUresult cuDeviceGetAttribute(int *value, CUdevice_attribute attribute, CUdevice) {
    static const std::map<CUdevice_attribute, int> VALUES = {
        {CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, 9},       {CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT, 132},
        {CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK, 1024},       {CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_X, 1024},
        {CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_Y, 1024},             {CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_Z, 64},
        {CU_DEVICE_ATTRIBUTE_CLOCK_RATE, 1980000},               {CU_DEVICE_ATTRIBUTE_TOTAL_CONSTANT_MEMORY, 65536},
        {CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK, 49152}, {CU_DEVICE_ATTRIBUTE_ASYNC_ENGINE_COUNT, 3},
        {CU_DEVICE_ATTRIBUTE_CONCURRENT_KERNELS, 1},             {CU_DEVICE_ATTRIBUTE_WARP_SIZE, 32},
    };
    auto found = VALUES.find(attribute);
    return *value = found == VALUES.end() ? 0 : found->second, CUDA_SUCCESS;
}
CUresult cuCtxCreate(CUcontext *context, CUctxCreateParams *, unsigned, CUdevice device) {
    return *context = (CUcontext)(uintptr_t)(0x1000 + device), CUDA_SUCCESS;
}
CUresult cuCtxDestroy(CUcontext) { return CUDA_SUCCESS; }
CUresult cuCtxSetCurrent(CUcontext) { return CUDA_SUCCESS; }
CUresult cuCtxSynchronize() { return unlessRecording(); }

// ---- memory: NaN at first, and with nothing behind its end, but for the 15 bytes that alignment may leave
CUresult cuMemAlloc(CUdeviceptr *pointer, size_t bytes) {
    if (recording()) return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    size_t length = roundUp(bytes, 16), content = roundUp(length, PAGE), mapped = content + PAGE;
    void *pages = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) return CUDA_ERROR_OUT_OF_MEMORY;
    mprotect((char *)pages + content, PAGE, PROT_NONE);
    char *start = (char *)pages + content - length;
    memset(start, 0xFF, length);
    std::lock_guard guard(lock);
    *pointer = (CUdeviceptr)start;
    allocations[*pointer] = {pages, mapped, bytes};
    used += bytes;
    return CUDA_SUCCESS;
}
CUresult cuMemFree(CUdeviceptr pointer) {
    if (recording()) return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    std::lock_guard guard(lock);
    auto found = allocations.find(pointer);
    if (found == allocations.end()) return CUDA_ERROR_INVALID_VALUE;
    munmap(found->second.pages, found->second.mapped);
    used -= found->second.bytes;
    allocations.erase(found);
    return CUDA_SUCCESS;
}
CUresult cuMemGetInfo(size_t *free, size_t *total) { return *free = TOTAL - used, *total = TOTAL, CUDA_SUCCESS; }
CUresult cuMemAllocHost(void **pointer, size_t bytes) { return *pointer = aligned_alloc(PAGE, roundUp(bytes, PAGE)), CUDA_SUCCESS; }
CUresult cuMemFreeHost(void *pointer) { return free(pointer), CUDA_SUCCESS; }

// Pages that are locked are there, whether anybody has used them or not, and stay until they are let go of.
CUresult cuMemHostRegister(void *pointer, size_t bytes, unsigned) {
    if (recording()) return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    for (size_t at = 0; at < bytes; at += PAGE) {
        volatile char *page = (char *)pointer + at;
        *page = *page;
    }
    std::lock_guard guard(lock);
    if (!registered.try_emplace(pointer, bytes).second) return CUDA_ERROR_HOST_MEMORY_ALREADY_REGISTERED;
    registeredNow += bytes;
    registeredMost = std::max(registeredMost, registeredNow);
    return CUDA_SUCCESS;
}
CUresult cuMemHostUnregister(void *pointer) {
    if (recording()) return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    std::lock_guard guard(lock);
    auto found = registered.find(pointer);
    if (found == registered.end()) return CUDA_ERROR_HOST_MEMORY_NOT_REGISTERED;
    registeredNow -= found->second;
    registered.erase(found);
    return CUDA_SUCCESS;
}
CUresult cuMemsetD8(CUdeviceptr pointer, unsigned char value, size_t bytes) {
    if (recording()) return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    return memset((void *)pointer, value, bytes), CUDA_SUCCESS;
}
CUresult cuMemcpyDtoD(CUdeviceptr to, CUdeviceptr from, size_t bytes) {
    if (recording()) return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    return memmove((void *)to, (void *)from, bytes), CUDA_SUCCESS;
}
CUresult cuMemcpyHtoDAsync(CUdeviceptr to, const void *from, size_t bytes, CUstream stream) {
    return submit(stream, [=] { memcpy((void *)to, from, bytes); }), CUDA_SUCCESS;
}
CUresult cuMemcpyDtoHAsync(void *to, CUdeviceptr from, size_t bytes, CUstream stream) {
    return submit(stream, [=] { memcpy(to, (void *)from, bytes); }), CUDA_SUCCESS;
}

// ---- streams, and graphs that record them
CUresult cuStreamCreate(CUstream *stream, unsigned) { return *stream = (CUstream) new Stream(), CUDA_SUCCESS; }
CUresult cuStreamDestroy(CUstream stream) { return delete of(stream), CUDA_SUCCESS; }
CUresult cuStreamSynchronize(CUstream stream) { return of(stream)->recorded == nullptr ? CUDA_SUCCESS : CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED; }
CUresult cuStreamWaitEvent(CUstream, CUevent, unsigned) { return CUDA_SUCCESS; }
CUresult cuStreamBeginCapture(CUstream stream, CUstreamCaptureMode) {
    recordings++;
    return of(stream)->recorded = new Graph(), CUDA_SUCCESS;
}
CUresult cuStreamEndCapture(CUstream stream, CUgraph *graph) {
    recordings--;
    *graph = (CUgraph)of(stream)->recorded;
    return of(stream)->recorded = nullptr, CUDA_SUCCESS;
}
CUresult cuStreamIsCapturing(CUstream stream, CUstreamCaptureStatus *status) {
    *status = of(stream)->recorded == nullptr ? CU_STREAM_CAPTURE_STATUS_NONE : CU_STREAM_CAPTURE_STATUS_ACTIVE;
    return CUDA_SUCCESS;
}
CUresult cuGraphInstantiate(CUgraphExec *made, CUgraph graph, unsigned long long) {
    return *made = (CUgraphExec) new Graph(*(Graph *)graph), CUDA_SUCCESS;
}
CUresult cuGraphExecUpdate(CUgraphExec made, CUgraph graph, CUgraphExecUpdateResultInfo *) {
    return *(Graph *)made = *(Graph *)graph, CUDA_SUCCESS;
}
CUresult cuGraphLaunch(CUgraphExec made, CUstream stream) {
    for (auto &work : ((Graph *)made)->works) submit(stream, work);
    return CUDA_SUCCESS;
}
CUresult cuGraphExecDestroy(CUgraphExec made) { return delete (Graph *)made, CUDA_SUCCESS; }
CUresult cuGraphDestroy(CUgraph graph) { return delete (Graph *)graph, CUDA_SUCCESS; }

// ---- events
CUresult cuEventCreate(CUevent *event, unsigned) { return *event = (CUevent) new Event(), CUDA_SUCCESS; }
CUresult cuEventDestroy(CUevent event) { return delete (Event *)event, CUDA_SUCCESS; }
CUresult cuEventRecord(CUevent event, CUstream) {
    auto now = std::chrono::steady_clock::now().time_since_epoch();
    return ((Event *)event)->at = std::chrono::duration<double, std::milli>(now).count(), CUDA_SUCCESS;
}
CUresult cuEventQuery(CUevent) { return CUDA_SUCCESS; }
CUresult cuEventSynchronize(CUevent) { return CUDA_SUCCESS; }
CUresult cuEventElapsedTime(float *milliseconds, CUevent from, CUevent to) {
    return *milliseconds = (float)(((Event *)to)->at - ((Event *)from)->at), CUDA_SUCCESS;
}
}
