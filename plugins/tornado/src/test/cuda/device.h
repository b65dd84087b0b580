// What the parts of the driver share.
#pragma once
#include "kernel.h"
#include <cuda.h>
#include <functional>

// Does some work in its turn on a stream: now, or each time when the graph that records the stream is launched.
void submit(CUstream stream, std::function<void()> work);

// Whether a stream is being recorded, while CUDA forbids much.
bool recording();

// Runs a kernel on all blocks of a grid.
void runGrid(const Kernel &kernel, Dim grid, Dim block, void **arguments);
