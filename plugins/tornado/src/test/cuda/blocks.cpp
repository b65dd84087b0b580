// The threads of a block, one after the other. Where a kernel has barriers each is a fiber, and at a barrier the next one's turn comes.
#include "device.h"
#include <atomic>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

__thread Position position;

// Leaves a stack, of which the pointer is stored, for another: on it lie the registers that a called function has to keep.
extern "C" void standin_switch(void **from, void *to);
asm(R"(
.text
.globl standin_switch
.type standin_switch,@function
standin_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
)");

namespace {
constexpr size_t STACK = 64 << 10;
constexpr int REGISTERS = 6;

struct Fiber {
    std::unique_ptr<char, decltype(&free)> stack{(char *)aligned_alloc(64, STACK), free};
    void *pointer = nullptr;
    bool done = false;
};

struct Block {
    const Kernel *kernel;
    void **arguments;
    std::vector<Fiber> fibers;
    unsigned current;
    void *scheduler; // its stack
};
thread_local Block block;

void begin() {
    block.kernel->run(block.arguments);
    block.fibers[block.current].done = true;
    void *unused;
    standin_switch(&unused, block.scheduler);
    abort(); // a fiber that is done has no more turns
}

void prepare(Fiber &fiber) {
    void **top = (void **)(fiber.stack.get() + STACK - 64);
    *--top = nullptr; // what a call would have left, so that the stack is aligned as begin expects
    *--top = (void *)begin;
    for (int i = 0; i < REGISTERS; i++) *--top = nullptr;
    fiber.pointer = top;
    fiber.done = false;
}

Dim threadOf(unsigned i) {
    Dim size = position.size;
    return {i % size.x, i / size.x % size.y, i / size.x / size.y};
}

void runBlock(const Kernel &kernel, void **arguments) {
    unsigned threads = position.size.x * position.size.y * position.size.z;
    if (!kernel.barriers) {
        for (unsigned i = 0; i < threads; i++) {
            position.thread = threadOf(i);
            kernel.run(arguments);
        }
        return;
    }
    block.kernel = &kernel;
    block.arguments = arguments;
    if (block.fibers.size() < threads) block.fibers.resize(threads);
    for (unsigned i = 0; i < threads; i++) prepare(block.fibers[i]);
    for (unsigned left = threads; left > 0;) {
        for (unsigned i = 0; i < threads; i++) {
            if (block.fibers[i].done) continue;
            block.current = i;
            position.thread = threadOf(i);
            standin_switch(&block.scheduler, block.fibers[i].pointer);
            left -= block.fibers[i].done;
        }
    }
}
} // namespace

extern "C" void standin_barrier() { standin_switch(&block.fibers[block.current].pointer, block.scheduler); }

void runGrid(const Kernel &kernel, Dim grid, Dim size, void **arguments) {
    size_t blocks = (size_t)grid.x * grid.y * grid.z;
    size_t lot = blocks / 64 + 1;
    std::atomic<size_t> next{0};
    auto work = [&] {
        position.grid = grid;
        position.size = size;
        for (size_t from; (from = next.fetch_add(lot)) < blocks;) {
            for (size_t b = from; b < std::min(blocks, from + lot); b++) {
                position.block = {(unsigned)(b % grid.x), (unsigned)(b / grid.x % grid.y), (unsigned)(b / grid.x / grid.y)};
                runBlock(kernel, arguments);
            }
        }
    };
    if (blocks < 8) return work();
    std::thread other(work);
    work();
    other.join();
}
