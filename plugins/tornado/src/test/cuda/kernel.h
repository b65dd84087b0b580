// Makes C++ of the CUDA C that TornadoVM writes. Included before it.
#pragma once
#include <cmath>
#include <cstring>
#include <utility>
using std::max;
using std::min;

struct Dim {
    unsigned x, y, z;
};

// Where the thread that runs now is. It changes at each barrier, so nobody may keep a pointer to it.
struct Position {
    Dim thread, block, size, grid;
};
extern __thread Position position;
extern "C" void standin_barrier();

#define threadIdx (position.thread)
#define blockIdx (position.block)
#define blockDim (position.size)
#define gridDim (position.grid)
#define __global__
#define __device__ static
#define __forceinline__ inline
#define __restrict__ __restrict
#define __shared__ static thread_local // a block runs on one thread of the system
#define __constant__ static
#define __launch_bounds__(...)
#define __syncthreads() standin_barrier()

static inline float __int_as_float(int bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline unsigned __float_as_uint(float value) {
    unsigned bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline float rsqrtf(float x) { return 1.0f / sqrtf(x); }

// What the driver knows of a kernel: how to call it with pointers to its arguments, and their sizes.
struct Kernel {
    void (*run)(void **);
    int count;
    const int *sizes;
    bool barriers;
};

template <class... A, size_t... I>
static inline void call(void (*function)(A...), void **arguments, std::index_sequence<I...>) {
    function((*(A *)arguments[I])...);
}

template <auto F> struct KernelOf;
template <class... A, void (*F)(A...)> struct KernelOf<F> {
    static void run(void **arguments) { call<A...>(F, arguments, std::index_sequence_for<A...>()); }
    static constexpr int count = sizeof...(A);
    static constexpr int sizes[sizeof...(A) + 1] = {(int)sizeof(A)..., 0};
};
